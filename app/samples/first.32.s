# Ages a page-table entry. Interrupts
# go off and stay off for the caller.
# eax: address, esi: entry, edi: copy
age_pte:
    mov   %eax, %ebx
    mov   (%esi), %ecx
    mov   4(%esi), %edx
    DISABLE_INTERRUPTS(CLBR_NONE)
    mov   %ecx, %eax
    PVOP_CALLEE pte_val
    mov   %eax, (%edi)
    mov   %edx, 4(%edi)
    andb  $0xdf, (%esi)
    mov   %ebx, %eax
    PVOP_VCALL flush_tlb_single
    ret
