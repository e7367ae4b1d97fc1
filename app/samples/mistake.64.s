# 64-bit kernels had it right: a thunk
# loses rax, and the record names rax.
# The 32-bit text of it forgets edx.
add_event:    # args: %rdi %rdx
    push  %rbx
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
    add   %rdx, (%rbx)
    PVOP_VCALLEE irq_enable
    pop   %rbx
    ret                 # live:
