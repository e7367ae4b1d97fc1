# One call, six promises. The fewer
# registers may be destroyed, the more
# pushes the site holds.
resume:
    DISABLE_INTERRUPTS(CLBR_NONE)
    DISABLE_INTERRUPTS(CLBR_ECX)
    DISABLE_INTERRUPTS(CLBR_EAX)
    DISABLE_INTERRUPTS(CLBR_EDX)
    DISABLE_INTERRUPTS(CLBR_EAX|CLBR_EDX)
    DISABLE_INTERRUPTS(CLBR_ANY)
    testl $3, 60(%esp)
    jz    1f
    ENABLE_INTERRUPTS(CLBR_NONE)
1:  ret
