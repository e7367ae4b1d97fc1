# One call, four promises. Only rax is ever
# pushed: the thunk keeps all the others.
resume:
    DISABLE_INTERRUPTS(CLBR_NONE)
    DISABLE_INTERRUPTS(CLBR_RAX)
    DISABLE_INTERRUPTS(CLBR_ANY & ~CLBR_RDI)
    DISABLE_INTERRUPTS(CLBR_ANY)
    testl $3, 88(%rsp)
    jz    1f
    ENABLE_INTERRUPTS(CLBR_NONE)
1:  ret
