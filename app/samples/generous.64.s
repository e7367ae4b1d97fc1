# The push keeps rcx, but the record
# gives it away: boot may write its call
# over push and pop as well.
count_flush:
    mov   (%rsi), %rcx
    mov   %rdi, %rbx
771:
    push  %rcx
    call  *pv_mmu_ops+56
    pop   %rcx
772:
    .pushsection .parainstructions,"a"
    .balign 8
    .quad 771b
    .byte 61            # flush_tlb_user
    .byte 772b-771b
    .short CLBR_ANY     # not rcx!
    .popsection
    add   %rcx, (%rbx)
    ret                 # live:
