# Ages a page-table entry. Interrupts go
# off and stay off for the caller.
# rdi: address, rsi: entry, rdx: its copy
age_pte:
    mov   %rdi, %rbx
    mov   %rsi, %r12
    mov   %rdx, %r13
    mov   (%rsi), %rdi
    DISABLE_INTERRUPTS(CLBR_NONE)
    PVOP_CALLEE pte_val
    mov   %rax, (%r13)
    andb  $0xdf, (%r12)
    mov   %rbx, %rdi
    PVOP_VCALL flush_tlb_single
    ret
