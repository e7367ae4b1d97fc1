# rdi: address of a page-table entry,
# rsi: of a lock
age_entry:
    push  %rbx
    push  %r12
    mov   %rdi, %rbx
    mov   %rsi, %r12
    PVOP_VCALLEE irq_disable
    mov   (%rbx), %rdi
    PVOP_CALLEE pte_val
    and   $-33, %rax
    mov   %rax, (%rbx)
    mov   %r12, %rdi
    PVOP_VCALLEE queued_spin_unlock
    pop   %r12
    pop   %rbx
    ret
