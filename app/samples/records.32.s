# What the macros write: labels around
# the call, and a record of them.
lock_it:
    mov   %eax, %ebx
771:
    call  *pv_irq_ops+8
772:
    .pushsection .parainstructions,"a"
    .balign 4
    .long 771b
    .byte 45            # irq_disable
    .byte 772b-771b
    .short CLBR_EAX|CLBR_EDX
    .popsection

    # Two bytes more: Xen's code fits.
773:
    call  *pv_irq_ops+8
    nop
    nop
774:
    .pushsection .parainstructions,"a"
    .balign 4
    .long 773b
    .byte 45
    .byte 774b-773b
    .short CLBR_EAX|CLBR_EDX
    .popsection
    incl  (%ebx)
    ret
