# Switch Rules: the kernel of 2009 kept
# calls that the design would replace.
swap_pte:
    DISABLE_INTERRUPTS(CLBR_NONE)
    mov   (%rsi), %rdi
    PVOP_CALLEE pte_val
    mov   %rax, (%rbx)
    ENABLE_INTERRUPTS(CLBR_NONE)
    ret
