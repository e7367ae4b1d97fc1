// Made by scripts/generate.mjs from the vectors' file of slots (Debian's Linux 6.1.0-50, x86-64). Do not edit.
/**
 * A line for each slot of pv_ops, in order: its name; how many C parameters it has, "r" where it returns a value, "*"
 * where it is called with the callee-save convention; and the functions that the booted kernel called, on bare
 * hardware and on Xen, with how far each stands behind the base of the kernel's text, in hex. A function without a name
 * has that of the operation, after "native_" or "xen_"; "-": no call was found in the text of the booted kernel.
 */
export const slotRows = `cpu.io_delay 0 :3e6d0 :22350
cpu.get_debugreg 1r pv_native_get_debugreg:a3cdf0 :a38f00
cpu.set_debugreg 2 pv_native_set_debugreg:a3ce50 :a38ee0
cpu.read_cr0 0r :7e550 :22850
cpu.write_cr0 1 :490a0 :232e0
cpu.write_cr4 1 :491f0 :227a0
cpu.load_tr_desc 0 :7e890 -
cpu.load_gdt 1 :7e630 :22980
cpu.load_idt 1 :7e640 :22ec0
cpu.set_ldt 2 :7e980 :23370
cpu.store_tr 0r :7e650 :22300
cpu.load_tls 2 :7e660 :23010
cpu.load_gs_index 1 :7e860 :22360
cpu.write_ldt_entry 3 - -
cpu.write_gdt_entry 4 :7e7f0 :22df0
cpu.write_idt_entry 3 - -
cpu.alloc_ldt 2 - :231f0
cpu.free_ldt 2 - :23190
cpu.load_sp0 1 :7e5c0 :23250
cpu.invalidate_io_bitmap 0 native_tss_invalidate_io_bitmap:7e6a0 :22310
cpu.update_io_bitmap 0 native_tss_update_io_bitmap:3f230 :22570
cpu.wbinvd 0 - native_wbinvd:222f0
cpu.cpuid 4 :7e590 :227e0
cpu.read_msr 1r :7e7c0 :22540
cpu.write_msr 3 :7e910 :23680
cpu.read_msr_safe 2r :7e780 :22530
cpu.write_msr_safe 3r :7e740 :23650
cpu.read_pmc 1r :7e700 :20560
cpu.start_context_switch 1 - paravirt_start_context_switch:7ebb0
cpu.end_context_switch 1 - :22470
irq.save_fl 0r* - xen_save_fl_direct:a390e0
irq.irq_disable 0* - xen_irq_disable_direct:a39080
irq.irq_enable 0* - xen_irq_enable_direct:a390c0
irq.safe_halt 0 :a4e8c0 :27710
irq.halt 0 :a4e8d0 :27730
mmu.flush_tlb_user 0 native_flush_tlb_local:8b720 xen_flush_tlb:247c0
mmu.flush_tlb_kernel 0 native_flush_tlb_global:8b670 xen_flush_tlb:247c0
mmu.flush_tlb_one_user 1 :8b5d0 :24ba0
mmu.flush_tlb_multi 2 :8b210 :24e00
mmu.tlb_remove_table 2 tlb_remove_page:7e950 tlb_remove_table:2dbb50
mmu.exit_mmap 1 - :25bf0
mmu.notify_page_enc_status_changed 3 - paravirt_BUG:a3ceb0
mmu.read_cr2 0r* - xen_read_cr2_direct:a39120
mmu.write_cr2 1 pv_native_write_cr2:a3cdc0 :a39030
mmu.read_cr3 0r - :23990
mmu.write_cr3 1 - :25f40
mmu.activate_mm 2 - :262d0
mmu.dup_mmap 2 - :26300
mmu.pgd_alloc 1r __paravirt_pgd_alloc:7e690 :24cd0
mmu.pgd_free 2 - :23b20
mmu.alloc_pte 2 - :26910
mmu.alloc_pmd 2 - :26770
mmu.alloc_pud 2 - :26c00
mmu.alloc_p4d 2 - paravirt_BUG:a3ceb0
mmu.release_pte 1 - :26760
mmu.release_pmd 1 - :26750
mmu.release_pud 1 - :26740
mmu.release_p4d 1 - paravirt_BUG:a3ceb0
mmu.set_pte 2 :7e5d0 :25530
mmu.set_pmd 2 :7e5e0 :25720
mmu.ptep_modify_prot_start 3r __ptep_modify_prot_start:7e600 :23d00
mmu.ptep_modify_prot_commit 4 __ptep_modify_prot_commit:7e610 :25210
mmu.pte_val 1r* - __raw_callee_save_xen_pte_val:236e0
mmu.make_pte 1r* - __raw_callee_save_xen_make_pte:23724
mmu.pgd_val 1r* - __raw_callee_save_xen_pgd_val:23702
mmu.make_pgd 1r* - __raw_callee_save_xen_make_pgd:23746
mmu.set_pud 2 :7e5f0 :25620
mmu.pmd_val 1r* - __raw_callee_save_xen_pmd_val:23768
mmu.make_pmd 1r* - __raw_callee_save_xen_make_pmd:2378a
mmu.pud_val 1r* - __raw_callee_save_xen_pud_val:237ac
mmu.make_pud 1r* - __raw_callee_save_xen_make_pud:237ce
mmu.set_p4d 2 :7e6d0 :25140
mmu.p4d_val 1r* - __raw_callee_save_xen_p4d_val:237f0
mmu.make_p4d 1r* - __raw_callee_save_xen_make_p4d:23812
mmu.set_pgd 2 :7ea50 paravirt_BUG:a3ceb0
mmu.lazy_mode.enter 0 - paravirt_enter_lazy_mmu:7eb00
mmu.lazy_mode.leave 0 - xen_leave_lazy_mmu:23af0
mmu.lazy_mode.flush 0 - -
mmu.set_fixmap 3 - -
lock.queued_spin_lock_slowpath 2 :a4f6d0 native_queued_spin_lock_slowpath:a4f6d0
lock.queued_spin_unlock 1* - -
lock.wait 2 - -
lock.kick 1 - -
lock.vcpu_is_preempted 1r* - -`

/** Where that kernel has the table, and where its text starts. */
export const slotTable = { pvOps: 0xffffffff82a3b900n, textBase: 0xffffffff81000000n } as const
