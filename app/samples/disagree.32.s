# Switch Rules: the kernel kept two
# calls that the design would replace.
swap_pte:
    DISABLE_INTERRUPTS(CLBR_NONE)
    mov   (%esi), %eax
    mov   4(%esi), %edx
    PVOP_CALLEE pte_val
    mov   %eax, (%edi)
    mov   %edx, 4(%edi)
    ENABLE_INTERRUPTS(CLBR_NONE)
    ret
