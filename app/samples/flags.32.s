# C: local_irq_save(flags); counter++;
#    local_irq_restore(flags);
count_event:
    push  %ebx
    push  %esi
    mov   %eax, %ebx
    PVOP_CALLEE save_fl
    mov   %eax, %esi
    PVOP_VCALLEE irq_disable
    incl  (%ebx)
    mov   %esi, %eax
    PVOP_VCALLEE restore_fl
    mov   (%ebx), %eax
    pop   %esi
    pop   %ebx
    ret
