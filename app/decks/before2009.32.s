# Before 2009: the site saves what a
# C function may destroy, by itself.
add_pair:
    mov   (%esi), %ecx
    mov   4(%esi), %edx
771:
    push  %ecx
    push  %edx
    call  *pv_irq_ops+8
    pop   %edx
    pop   %ecx
772:
    add   %ecx, %edx
    mov   %edx, (%edi)
    ret                 # live:
    .pushsection .parainstructions,"a"
    .balign 4
    .long 771b
    .byte 45            # irq_disable
    .byte 772b-771b
    .short CLBR_EAX
    .popsection
