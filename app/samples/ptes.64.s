# Moves an entry to another page table.
# r12: from, r13: to
move_pte:
    mov   (%r12), %rdi
    PVOP_CALLEE pte_val
    and   $-4096, %rax
    or    $0x63, %rax
    mov   %rax, %rdi
    PVOP_CALLEE make_pte
    mov   %r13, %rdi
    mov   %rax, %rsi
    PVOP_VCALL set_pte
    mov   (%rbx), %rdi
    PVOP_CALLEE pgd_val
    test  $1, %al
    jz    1f
    PVOP_VCALL flush_tlb_user
1:  ret
