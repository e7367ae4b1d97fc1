# A kernel of 6.1 in small (x86-64), to be linked: the table pv_ops with all its slots, and the functions in it.
# Assembled together with module61.s. Written for pvscope.
    .text
    .macro function name
    .balign 16
    .globl \name
    .type \name, @function
\name:
    .endm
    .macro ends name
    .size \name, . - \name
    .endm

    function _paravirt_nop
    ret
    ends _paravirt_nop
    function paravirt_BUG
    ud2
    ends paravirt_BUG
    function pv_native_save_fl
    pushf
    pop %rax
    ret
    ends pv_native_save_fl
    function pv_native_irq_disable
    cli
    ret
    ends pv_native_irq_disable
    function _paravirt_ident_64
    mov %rdi, %rax
    ret
    ends _paravirt_ident_64
    function native_set_pte
    mov %rsi, (%rdi)
    ret
    ends native_set_pte
    function native_read_msr
    mov %edi, %ecx
    rdmsr
    shl $32, %rdx
    or %rdx, %rax
    ret
    ends native_read_msr
    function __raw_callee_save___native_queued_spin_unlock
    movb $0, (%rdi)
    ret
    ends __raw_callee_save___native_queued_spin_unlock
    function xen_save_fl_direct
    mov %gs:0, %rax
    ret
    ends xen_save_fl_direct
    function xen_irq_disable_direct
    movb $1, %gs:1
    ret
    ends xen_irq_disable_direct
    function __raw_callee_save_xen_pte_val
    mov %rdi, %rax
    ret
    ends __raw_callee_save_xen_pte_val
    function xen_set_pte
    mov %rsi, (%rdi)
    ret
    ends xen_set_pte
    function xen_read_msr
    xor %eax, %eax
    ret
    ends xen_read_msr
    function helper
    ret
    ends helper
    function give_back
    mov $7, %edi
1801:
    call *pv_ops+8*53(%rip)
1802:
    ret
    ends give_back
    .section .parainstructions, "a"
    .balign 8
    .quad 1801b
    .byte 53, 6
    .short 0x1ff
    .text

    .data
    .balign 8
    .globl pv_ops
pv_ops:
    .rept 23
    .quad _paravirt_nop
    .endr
    .quad native_read_msr
    .rept 6
    .quad _paravirt_nop
    .endr
    .quad pv_native_save_fl, pv_native_irq_disable
    .rept 26
    .quad _paravirt_nop
    .endr
    .quad native_set_pte, _paravirt_nop, _paravirt_nop, _paravirt_nop, _paravirt_ident_64
    .rept 14
    .quad _paravirt_nop
    .endr
    .quad 0, 0, 0
    .quad __raw_callee_save___native_queued_spin_unlock
    .rept 3
    .quad _paravirt_nop
    .endr
    .globl pv_ops_end
pv_ops_end:
