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
}

/** Bytes of a slot. */
export const slotSize = 8

/** Source: struct pv_cpu_ops, pv_irq_ops, pv_mmu_ops and pv_lock_ops, arch/x86/include/asm/paravirt_types.h, 6.1. */
const returning = new Set(
  `cpu.get_debugreg cpu.read_cr0 cpu.store_tr cpu.read_msr cpu.read_msr_safe cpu.write_msr_safe cpu.read_pmc
  irq.save_fl mmu.read_cr2 mmu.read_cr3 mmu.pgd_alloc mmu.ptep_modify_prot_start mmu.pte_val mmu.make_pte
  mmu.pgd_val mmu.make_pgd mmu.pmd_val mmu.make_pmd mmu.pud_val mmu.make_pud mmu.p4d_val mmu.make_p4d
  lock.vcpu_is_preempted`.split(/\s+/),
)

/** All slots; the one of type n stands at index n. */
export const slotOps: readonly SlotOp[] = slotRows.map(([id, calleeSave], type) => ({
  id,
  type,
  calleeSave,
  returns: returning.has(id),
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

/** What stands for a NULL slot: a direct call to it is written. */
export const bugFunction = 'paravirt_BUG'

/** The function that does nothing, known to the patcher by its address. */
export const emptyFunction = '_paravirt_nop'
