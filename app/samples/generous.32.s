# The push keeps ecx, but the record
# gives it away: boot may write its call
# over push and pop as well.
count_flush:
    mov   (%esi), %ecx
771:
    push  %ecx
    call  *pv_mmu_ops+28
    pop   %ecx
772:
    .pushsection .parainstructions,"a"
    .balign 4
    .long 771b
    .byte 57            # flush_tlb_user
    .byte 772b-771b
    .short CLBR_ANY     # not ecx!
    .popsection
    add   %ecx, (%edi)
    ret                 # live:
