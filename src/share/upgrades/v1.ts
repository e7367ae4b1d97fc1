import type { LinkVersion } from './version.ts'

/** What listings often hold, the most usual last, where it costs least to point at. Frozen. */
const dictionary = `.macro .endm .rept .endr .irp .if .ifdef .else .endif .data .text .globl .type ,@function
.size .set .equ .ascii .asciz .string .skip .space .fill .p2align .align .byte .short .word .long .quad
write_cr0 read_cr3 write_cr3 read_cr4 write_cr4 clts wbinvd cpuid read_msr write_msr read_tsc load_gs_index
alloc_pte alloc_pmd alloc_pud release_pte release_pmd activate_mm dup_mmap exit_mmap lazy_mode.enter
lazy_mode.leave set_fixmap io_delay load_sp0 set_iopl_mask start_context_switch end_context_switch
ptep_modify_prot_start ptep_modify_prot_commit pte_update pte_update_defer flush_tlb_kernel flush_tlb_others
spin_lock spin_unlock spin_trylock spin_is_locked set_pte_at set_pte_atomic pte_clear pmd_clear set_pud
set_pmd pmd_val make_pmd pud_val make_pud pgd_val make_pgd pte_val make_pte set_pte flush_tlb_user
flush_tlb_single safe_halt halt save_fl restore_fl irq_enable irq_disable
paravirt_save_fl paravirt_restore_fl paravirt_sti paravirt_cli
variant=native&rules=2.6.30&config=64&variant=lguest&variant=kvm&variant=vmi&scan=1&site=1&step=
    call  *pv_mmu_ops+    call  *pv_cpu_ops+    call  *pv_irq_ops+16
    .balign 8
    .quad 771b
INTERRUPT_RETURN
    ENABLE_INTERRUPTS_SYSEXIT
    USERGS_SYSRET64
    PV_SWAPGS
    SWAPGS_UNSAFE_STACK
    PARAVIRT_ADJUST_EXCEPTION_FRAME
    testl $3, 60(%esp)
    cmpl $0, 4(%esp)
    lea  0(,%eax,4), %edx
    xor   %eax, %eax
    sub   $16, %esp
    add   $16, %esp
    mov   %rdi, %rax
    mov   (%rsi), %rdi
    mov   %rax, %rbx
    push  %rbx
    pop   %rbx
    mov   %esp, %ebp
    push  %ebp
    pop   %ebp
    push  %esi
    push  %edi
    pop   %edi
    pop   %esi
    mov   (%esi), %eax
    mov   4(%esi), %edx
    mov   %eax, (%edi)
    mov   %edx, 4(%edi)
    push  %ecx
    push  %edx
    pop   %edx
    pop   %ecx
    incl  (%ebx)
    test  %eax, %eax
    jz    1f
    jnz   1b
    jmp   1f
771:
    call  *pv_irq_ops+8
772:
    .pushsection .parainstructions,"a"
    .balign 4
    .long 771b
    .byte 45
    .byte 772b-771b
    .short CLBR_RAX|CLBR_RDX
    .popsection
    push  %eax
    push  %ebx
    mov   %eax, %ebx
    mov   %ebx, %eax
    pop   %ebx
    pop   %eax
    PVOP_CALL PVOP_VCALL PVOP_CALLEE PVOP_VCALLEE irq_disable
    DISABLE_INTERRUPTS(CLBR_ANY)
    ENABLE_INTERRUPTS(CLBR_EAX|CLBR_EDX)
    DISABLE_INTERRUPTS(CLBR_NONE)
    ENABLE_INTERRUPTS(CLBR_NONE)
1:  ret
    ret
`

export const v1: LinkVersion = { version: 1, dictionary, upgrade: (before) => before }
