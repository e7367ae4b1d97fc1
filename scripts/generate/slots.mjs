/** Base of the kernel's text, from which the table's functions count. */
const textBase = 0xffffffff81000000n

/** Source: struct pv_cpu_ops, pv_irq_ops, pv_mmu_ops and pv_lock_ops, arch/x86/include/asm/paravirt_types.h, 6.1. */
const returning =
  `cpu.get_debugreg cpu.read_cr0 cpu.store_tr cpu.read_msr cpu.read_msr_safe cpu.write_msr_safe cpu.read_pmc
  irq.save_fl mmu.read_cr2 mmu.read_cr3 mmu.pgd_alloc mmu.ptep_modify_prot_start mmu.pte_val mmu.make_pte
  mmu.pgd_val mmu.make_pgd mmu.pmd_val mmu.make_pmd mmu.pud_val mmu.make_pud mmu.p4d_val mmu.make_p4d
  lock.vcpu_is_preempted`.split(/\s+/)

/** C parameters of each operation that has any; same source. */
const parameters = {
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

function countOf(name) {
  const found = Object.entries(parameters).find(([, names]) => names.split(/\s+/).includes(name))
  return found ? found[0] : '0'
}

/** Name and offset, the name left out where it is the prefix and the operation's own; "-" where no call was found. */
function calledText(called, usual) {
  if (called === null) return '-'
  const offset = (BigInt(called.address) - textBase).toString(16)
  return `${called.function === usual ? '' : called.function}:${offset}`
}

/** Source text of the table of pv_ops of 6.1; stops where the slots are not numbered one after the other. */
export function slotsSource({ pv_ops: table, slots }) {
  slots.forEach(({ type }, at) => {
    if (type !== at) throw new Error(`type ${type} stands at place ${at}`)
  })
  const rows = slots.map(({ name, calleeSave, native, xen }) => {
    const member = name.slice(name.indexOf('.') + 1)
    const called = [calledText(native, `native_${member}`), calledText(xen, `xen_${member}`)]
    const how = countOf(name) + (returning.includes(name) ? 'r' : '') + (calleeSave ? '*' : '')
    return [name, how, ...called].join(' ')
  })
  return `// Made by scripts/generate.mjs from the vectors' file of slots (Debian's Linux 6.1.0-50, x86-64). Do not edit.
/**
 * A line for each slot of pv_ops, in order: its name; how many C parameters it has, "r" where it returns a value, "*"
 * where it is called with the callee-save convention; and the functions that the booted kernel called, on bare
 * hardware and on Xen, with how far each stands behind the base of the kernel's text, in hex. A function without a name
 * has that of the operation, after "native_" or "xen_"; "-": no call was found in the text of the booted kernel.
 */
export const slotRows = \`${rows.join('\n')}\`

/** Where that kernel has the table, and where its text starts. */
export const slotTable = { pvOps: ${table}n, textBase: 0x${textBase.toString(16)}n } as const
`
}
