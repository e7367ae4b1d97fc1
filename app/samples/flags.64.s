# C: local_irq_save(flags); counter++;
#    local_irq_restore(flags);
count_event:
    PVOP_CALLEE save_fl
    mov   %rax, %rdx
    PVOP_VCALLEE irq_disable
    incq  (%rdi)
    mov   %rdi, %rcx
    mov   %rdx, %rdi
    PVOP_VCALLEE restore_fl
    mov   (%rcx), %rax
    ret
