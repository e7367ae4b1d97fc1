# Kernels 2.6.30 and 2.6.31: the
# record named eax alone, and so did C.
# The thunk loses edx as well.
add_event:    # args: %eax %edx
    push  %ebx
    mov   %eax, %ebx
771:
    call  *pv_irq_ops+8
772:
    .pushsection .parainstructions,"a"
    .balign 4
    .long 771b
    .byte 45            # irq_disable
    .byte 772b-771b
    .short CLBR_EAX     # and edx?
    .popsection
    add   %edx, (%ebx)
    PVOP_VCALLEE irq_enable
    pop   %ebx
    ret                 # live:
