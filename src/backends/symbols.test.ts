import { describe, expect, it } from 'vitest'
import { configs } from '../ops/configs.ts'
import { interruptAliases } from '../ops/index.ts'
import { variants } from './index.ts'
import { backendTable } from './table.ts'
import { symbolMap } from './symbols.ts'

describe.each(configs)('symbolMap of %s', (config) => {
  const map = symbolMap({ config })

  it('names every function of every table at its address', () => {
    for (const variant of variants) {
      const table = backendTable(variant, config)
      if (!table.ok) continue
      for (const { kind, name, address, inner } of Object.values(table.value.implementations)) {
        if (kind === 'rom' || name === null || address === null || name === 'poison') continue
        expect(map.get(name), name).toBe(address)
        if (inner) expect(map.get(inner.name)).toBe(inner.address)
      }
    }
  })

  it('gives every function an address of its own', () => {
    const functions = [...map].filter(([, address]) => address >= 0xc1000000n)
    expect(new Set(functions.map(([, address]) => address)).size).toBe(functions.length)
  })

  it('has the op structs, the aliases of 2007 and what templates refer to', () => {
    expect(map.get('pv_irq_ops')).toBe(config === '64' ? 0xffffffff81903000n : 0xc1903000n)
    for (const alias of interruptAliases.keys()) expect(map.has(alias)).toBe(true)
    expect(map.has('xen_vcpu_info')).toBe(true)
    expect(map.has('lguest_data')).toBe(config !== '64')
    expect(map.has('check_events')).toBe(config !== '32nopae')
  })
})
