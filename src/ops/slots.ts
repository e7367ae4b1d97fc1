import type { Address } from '../base/address.ts'
import { type CalledRow, slotRows, slotTable } from './slots.generated.ts'

/** One slot of the single `pv_ops` table of Linux 6.1 (x86-64). */
export interface SlotOp {
  /** `irq.irq_disable` */
  readonly id: string
  /** Slot index, as recorded in `.parainstructions`. */
  readonly type: number
  /** Called with the callee-save convention. */
  readonly calleeSave: boolean
  /** It returns a value, in rax. */
  readonly returns: boolean
  /** Number of C parameters. */
  readonly parameters: number
}

/** Source: struct pv_cpu_ops, pv_irq_ops, pv_mmu_ops and pv_lock_ops, arch/x86/include/asm/paravirt_types.h, 6.1. */
const returning = new Set(
  `cpu.get_debugreg cpu.read_cr0 cpu.store_tr cpu.read_msr cpu.read_msr_safe cpu.write_msr_safe cpu.read_pmc
  irq.save_fl mmu.read_cr2 mmu.read_cr3 mmu.pgd_alloc mmu.ptep_modify_prot_start mmu.pte_val mmu.make_pte
  mmu.pgd_val mmu.make_pgd mmu.pmd_val mmu.make_pmd mmu.pud_val mmu.make_pud mmu.p4d_val mmu.make_p4d
  lock.vcpu_is_preempted`.split(/\s+/),
)

/** C parameters of each operation that has any; same source. */
const parameterCounts: Readonly<Record<number, string>> = {
  1: `cpu.get_debugreg cpu.write_cr0 cpu.write_cr4 cpu.load_gdt cpu.load_idt cpu.load_gs_index cpu.load_sp0
    cpu.read_msr cpu.read_pmc cpu.start_context_switch cpu.end_context_switch mmu.flush_tlb_one_user mmu.exit_mmap
    mmu.write_cr2 mmu.write_cr3 mmu.pgd_alloc mmu.release_pte mmu.release_pmd mmu.release_pud mmu.release_p4d
    mmu.pte_val mmu.make_pte mmu.pgd_val mmu.make_pgd mmu.pmd_val mmu.make_pmd mmu.pud_val mmu.make_pud
    mmu.p4d_val mmu.make_p4d lock.queued_spin_unlock lock.kick lock.vcpu_is_preempted`,
  2: `cpu.set_debugreg cpu.set_ldt cpu.load_tls cpu.alloc_ldt cpu.free_ldt cpu.read_msr_safe mmu.flush_tlb_multi
    mmu.tlb_remove_table mmu.activate_mm mmu.dup_mmap mmu.pgd_free mmu.alloc_pte mmu.alloc_pmd mmu.alloc_pud
    mmu.alloc_p4d mmu.set_pte mmu.set_pmd mmu.set_pud mmu.set_p4d mmu.set_pgd lock.queued_spin_lock_slowpath
    lock.wait`,
  3: `cpu.write_ldt_entry cpu.write_idt_entry cpu.write_msr cpu.write_msr_safe mmu.notify_page_enc_status_changed
    mmu.ptep_modify_prot_start mmu.set_fixmap`,
  4: 'cpu.write_gdt_entry cpu.cpuid mmu.ptep_modify_prot_commit',
}

const parametersOf: ReadonlyMap<string, number> = new Map(
  Object.entries(parameterCounts).flatMap(([count, ids]) =>
    ids.split(/\s+/).map((id): [string, number] => [id, Number(count)]),
  ),
)

/** All slots; the one of type n stands at index n. */
export const slotOps: readonly SlotOp[] = slotRows.map(([id, calleeSave], type) => ({
  id,
  type,
  calleeSave,
  returns: returning.has(id),
  parameters: parametersOf.get(id) ?? 0,
}))

export const slotOpOf = (type: number): SlotOp | undefined => slotOps[type]

/** A function that the kernel of the table called, with its address in that kernel. */
export interface Called {
  readonly name: string
  readonly address: Address
}

const calledIn = (row: CalledRow | undefined): Called | null =>
  row ? { name: row[0], address: slotTable.textBase + BigInt(row[1]) } : null

/** What the booted kernel of the table called on bare hardware; null where no call was found. */
export const calledNatively = (type: number): Called | null => calledIn(slotRows[type]?.[3])
export const calledOnXen = (type: number): Called | null => calledIn(slotRows[type]?.[4])

/** Where the kernel of the table has `pv_ops`. */
export const knownPvOps: Address = slotTable.pvOps
