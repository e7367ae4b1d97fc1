import type { EarlyConfigId, OpId } from './op.ts'

/**
 * Parameters of two words on 32-bit PAE, where page-table values (pteval_t and its like) and
 * phys_addr_t have 64 bits. Each number is how many words come on top of the parameter count.
 * Source: the prototypes in arch/x86/include/asm/paravirt_types.h and pgtable-3level_types.h, 2.6.32.
 */
const extraWordsWithPae: Readonly<Record<OpId, number>> = {
  'pv_mmu_ops.set_pte': 1,
  'pv_mmu_ops.set_pte_at': 1,
  'pv_mmu_ops.set_pmd': 1,
  'pv_mmu_ops.set_pte_atomic': 1,
  'pv_mmu_ops.set_pud': 1,
  'pv_mmu_ops.ptep_modify_prot_commit': 1,
  'pv_mmu_ops.pte_val': 1,
  'pv_mmu_ops.make_pte': 1,
  'pv_mmu_ops.pgd_val': 1,
  'pv_mmu_ops.make_pgd': 1,
  'pv_mmu_ops.pmd_val': 1,
  'pv_mmu_ops.make_pmd': 1,
  // set_fixmap(index, phys_addr_t, pgprot_t)
  'pv_mmu_ops.set_fixmap': 2,
}

/** Words that the arguments of an operation fill: registers first, the rest lies on the stack. */
export const argumentWords = (id: OpId, parameters: number, config: EarlyConfigId): number =>
  parameters + (config === '32pae' ? (extraWordsWithPae[id] ?? 0) : 0)
