# Moves an entry to another table.
# A PAE entry is 64 bits: edx:eax.
# esi: from, edi: to
move_pte:
    mov   (%esi), %eax
    mov   4(%esi), %edx
    PVOP_CALLEE pte_val
    and   $0xfffff000, %eax
    or    $0x63, %eax
    PVOP_CALLEE make_pte
    mov   %edx, %ecx
    mov   %eax, %edx
    mov   %edi, %eax
    PVOP_VCALL set_pte
    mov   (%ebx), %eax
    mov   4(%ebx), %edx
    PVOP_CALLEE pgd_val
    test  $1, %al
    jz    1f
    PVOP_VCALL flush_tlb_user
1:  ret
