import { describe, expect, it } from 'vitest'
import { opById, opsOf } from '../ops/index.ts'
import { archOf, type ConfigId } from '../ops/op.ts'
import { conventionOf } from '../x86/conventions.ts'
import { isSubset, namesIn } from '../x86/registers.ts'
import type { BackendTable, VariantId } from './backend.ts'
import { backendOf, backends, variants, variantsOf } from './index.ts'
import { backendTable } from './table.ts'
import { refusalSentence } from './refusal.ts'

function table(variant: VariantId, config: ConfigId): BackendTable {
  const result = backendTable(variant, config)
  if (!result.ok) throw new Error(refusalSentence(result.error))
  return result.value
}

const combinations = backends.flatMap((backend) =>
  variantsOf(backend.id).flatMap((variant) =>
    backend.configs
      .filter((config) => backendTable(variant, config).ok)
      .map((config) => ({ backend, variant, config })),
  ),
)

describe.each(combinations)('$variant on $config', ({ backend, variant, config }) => {
  const { implementations, templates, rom, ...rest } = table(variant, config)
  const arch = archOf(config)
  const { callerSaved, returnRegisters } = conventionOf(arch)

  it('says what it is', () => {
    expect(rest).toMatchObject({ variant, backend: backend.id, config })
    expect(backendOf(variant).id).toBe(backend.id)
  })

  it('fills every slot and no other', () => {
    expect(Object.keys(implementations)).toEqual(opsOf(config).map((op) => op.id))
  })

  it('destroys caller-saved registers only, and what its kind allows', () => {
    for (const [id, { kind, clobbers }] of Object.entries(implementations)) {
      expect(isSubset(clobbers, callerSaved), id).toBe(true)
      if (kind === 'thunk') expect(clobbers, id).toBe(returnRegisters)
      if (opById(config, id)?.calleeSave) expect(isSubset(clobbers, returnRegisters), id).toBe(true)
    }
  })

  it('has an address where one is called, and none where the kernel compares identity', () => {
    for (const [id, { kind, name, address, inner }] of Object.entries(implementations)) {
      const called = ['c', 'thunk', 'routine', 'jump-routine', 'rom'].includes(kind)
      if (called) expect(address, id).toBeTypeOf('bigint')
      if (kind === 'ident32' || kind === 'ident64' || kind === 'null') expect(address).toBeNull()
      expect(inner !== null, id).toBe(kind === 'thunk')
      expect(name === null, id).toBe(kind === 'null')
    }
  })

  it('jumps to what never returns and to nothing else', () => {
    for (const [id, { kind }] of Object.entries(implementations)) {
      if (kind === 'jump-routine') expect(opById(config, id)?.transfer, id).toBe('jump')
    }
  })

  it('has templates for operations it knows, with their fields inside', () => {
    for (const [id, { bytes, slots, linkedAt, fixup }] of Object.entries(templates)) {
      expect(opById(config, id), id).toBeDefined()
      expect(bytes.length).toBeGreaterThan(0)
      for (const { offset, size } of slots) {
        expect(offset + size).toBeLessThanOrEqual(bytes.length)
      }
      if (fixup === null) continue
      expect(linkedAt).not.toBeNull()
      expect(slots.find(({ offset }) => offset === fixup)?.kind).toBe('relative')
    }
  })

  it('asks a ROM about six operations if it is VMI', () => {
    expect(rom === null ? 0 : Object.keys(rom).length).toBe(backend.id === 'vmi' ? 6 : 0)
  })
})

describe('backendTable', () => {
  it.each([
    ['lguest', '64', '2007–2017', 'there was never a 64-bit lguest'],
    ['vmi-nop', '64', '2007–2010', 'there was never a 64-bit VMI'],
    ['xen', '32nopae', '2007–2020', 'only with PAE'],
  ] as const)('refuses %s on %s in words, with the years', (variant, config, years, words) => {
    const result = backendTable(variant, config)
    if (result.ok) throw new Error('not refused')
    expect(refusalSentence(result.error)).toContain(years)
    expect(refusalSentence(result.error)).toContain(words)
    expect(result.error.nearest.variant).toBe(variant)
    expect(backendTable(result.error.nearest.variant, result.error.nearest.config).ok).toBe(true)
  })

  it('makes each table once', () => {
    expect(table('xen', '64')).toBe(table('xen', '64'))
  })
})

describe('entries', () => {
  const entry = (variant: VariantId, config: ConfigId, id: string) => {
    const found = table(variant, config).implementations[id]
    if (!found) throw new Error(id)
    return found
  }

  it('has the C function inside a thunk, at an address of its own', () => {
    const { kind, name, inner, address } = entry('xen', '32pae', 'pv_mmu_ops.pte_val')
    expect({ kind, name }).toEqual({ kind: 'thunk', name: '__raw_callee_save_xen_pte_val' })
    expect(inner?.name).toBe('xen_pte_val')
    expect(inner?.address).not.toBe(address)
  })

  it('knows that a routine keeps all but its result', () => {
    const destroyed = (id: string) =>
      namesIn('x86-32', entry('xen', '32pae', `pv_irq_ops.${id}`).clobbers)
    expect(['irq_disable', 'irq_enable', 'restore_fl', 'save_fl'].map(destroyed)).toEqual([
      [],
      [],
      [],
      ['eax'],
    ])
    expect(entry('lguest', '32pae', 'pv_irq_ops.restore_fl')).toMatchObject({
      kind: 'routine',
      clobbers: 0,
    })
  })

  it('wraps the interrupt operations without vcpu_info placement', () => {
    expect(entry('xen-noplace', '64', 'pv_irq_ops.irq_disable').inner?.name).toBe('xen_irq_disable')
    expect(table('xen-noplace', '64').templates).toEqual({})
  })

  it('holds ROM entries under VMI, and poison where the ROM has nothing for a jump', () => {
    expect(entry('vmi', '32pae', 'pv_irq_ops.save_fl')).toMatchObject({
      kind: 'rom',
      address: 0xfc0103e0n,
    })
    expect(entry('vmi-none', '32pae', 'pv_irq_ops.save_fl').name).toBe('native_save_fl')
    expect(entry('vmi-none', '32pae', 'pv_cpu_ops.iret').address).toBe(0x0badbab0n)
  })

  it('leaves slots empty that Xen does not set, where others inherit', () => {
    expect(entry('xen', '64', 'pv_cpu_ops.read_tscp').kind).toBe('null')
    expect(entry('kvm', '64', 'pv_cpu_ops.read_tscp').name).toBe('native_read_tscp')
  })
})

describe('variants', () => {
  it('belong to one backend each, the first being the default', () => {
    expect(new Set(variants).size).toBe(variants.length)
    expect(variantsOf('kvm')).toEqual(['kvm', 'kvm-mmuop'])
    expect(backends.map(({ id }) => variantsOf(id)[0])).toEqual(backends.map(({ id }) => id))
  })
})
