import { describe, expect, it } from 'vitest'
import { configs } from './configs.ts'
import { interruptAliases, opById, opByMember, opBySlot, opByType, opsOf } from './index.ts'

const member = (config: (typeof configs)[number], name: string) => {
  const op = opByMember(config, name)
  if (op === undefined) throw new Error(`no ${name} in ${config}`)
  return op
}

describe('opsOf', () => {
  it('has the template of each configuration', () => {
    expect(configs.map((config) => opsOf(config).length)).toEqual([96, 90, 100])
  })

  it('numbers the operations as the records do', () => {
    expect(member('32pae', 'irq_disable').type).toBe(45)
    expect(member('32nopae', 'lazy_mode.enter').type).toBe(81)
    expect(member('64', 'adjust_exception_frame').type).toBe(52)
    expect(member('64', 'spin_unlock').type).toBe(99)
    for (const config of configs) {
      expect(opsOf(config).map((op) => op.type)).toEqual(opsOf(config).map((_, index) => index))
    }
  })

  it('places each slot in its struct', () => {
    expect(member('32pae', 'irq_disable').slot).toBe(0xc1903008n)
    expect(member('64', 'pte_val').slot).toBe(0xffffffff819050d8n)
  })

  it.each(configs)('finds every operation of %s by id, type, slot and member', (config) => {
    for (const op of opsOf(config)) {
      expect(opById(config, op.id)).toBe(op)
      expect(opByType(config, op.type)).toBe(op)
      expect(opBySlot(config, op.slot)).toBe(op)
      expect(opByMember(config, op.member)).toBe(op)
    }
  })

  it('knows no operation outside of a configuration', () => {
    expect(opById('32nopae', 'pv_mmu_ops.set_pud')).toBeUndefined()
    expect(opByType('32pae', 96)).toBeUndefined()
    expect(opByMember('32pae', 'read_cr8')).toBeUndefined()
  })
})

describe('Op', () => {
  it('counts a 64-bit page-table value as two words with PAE only', () => {
    const words = (name: string) => configs.map((config) => member(config, name).argumentWords)
    expect(words('set_pte_at')).toEqual([5, 4, 4])
    expect(words('pte_val')).toEqual([2, 1, 1])
    expect(words('set_fixmap')).toEqual([5, 3, 3])
    expect(words('write_gdt_entry')).toEqual([4, 4, 4])
  })

  it('names exactly the operations whose arguments overflow the three registers of 32-bit', () => {
    const overflowing = (config: (typeof configs)[number]) =>
      opsOf(config)
        .filter((op) => op.argumentWords > 3)
        .map((op) => op.member)
    const everywhere = ['patch', 'write_gdt_entry', 'cpuid', 'alloc_pmd_clone', 'set_pte_at']
    expect(overflowing('32nopae')).toEqual([...everywhere, 'ptep_modify_prot_commit'])
    expect(overflowing('32pae')).toEqual([...everywhere, 'ptep_modify_prot_commit', 'set_fixmap'])
  })

  it('jumps to what never returns, whatever the width', () => {
    for (const config of configs) {
      expect(
        opsOf(config)
          .filter((op) => op.transfer === 'jump')
          .map((op) => op.member),
      ).toEqual(['irq_enable_sysexit', 'usergs_sysret64', 'usergs_sysret32', 'iret'])
    }
  })

  it('marks the callee-save operations', () => {
    const marked = (config: (typeof configs)[number]) =>
      opsOf(config).filter((op) => op.calleeSave).length
    expect(configs.map(marked)).toEqual([10, 8, 12])
  })
})

describe('interruptAliases', () => {
  it.each(configs)('name operations of %s', (config) => {
    for (const id of interruptAliases.values()) expect(opById(config, id)?.calleeSave).toBe(true)
  })
})
