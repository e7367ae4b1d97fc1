# What the macros write for you: labels
# around the call, and a record of them.
lock_it:
    mov   %rdi, %rbx
771:
    call  *pv_irq_ops+16
772:
    .pushsection .parainstructions,"a"
    .balign 8
    .quad 771b
    .byte 48            # irq_disable
    .byte 772b-771b
    .short CLBR_RAX
    .popsection

    # Two bytes more, and Xen's code fits.
773:
    call  *pv_irq_ops+16
    nop
    nop
774:
    .pushsection .parainstructions,"a"
    .balign 8
    .quad 773b
    .byte 48
    .byte 774b-773b
    .short CLBR_RAX
    .popsection
    incq  (%rbx)
    ret
