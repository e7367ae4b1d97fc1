import { describe, expect, it } from 'vitest'
import { readUnsigned } from '../base/bytes.ts'
import { opById } from '../ops/index.ts'
import { archOf, type ConfigId } from '../ops/op.ts'
import { conventionOf } from '../x86/conventions.ts'
import { decode } from '../x86/decode.ts'
import { intersection, namesIn, union } from '../x86/registers.ts'
import type { BackendId, Template } from './backend.ts'
import { backends, defaultVariant } from './index.ts'
import { backendTable } from './table.ts'
import { resultRegisters } from './implementations.ts'
import { symbolMap } from './symbols.ts'

interface Sample {
  readonly backend: BackendId
  readonly name: string
  readonly id: string
  readonly config: ConfigId
  readonly template: Template
}

function templatesIn(backend: BackendId, config: ConfigId) {
  const table = backendTable(defaultVariant(backend), config)
  if (!table.ok) throw new Error(table.error.lacks)
  return table.value.templates
}

const samples: readonly Sample[] = backends.flatMap((backend) =>
  backend.configs.flatMap((config) =>
    Object.entries(templatesIn(backend.id, config)).map(([id, template]) => ({
      backend: backend.id,
      name: `${backend.id}/${config} ${id}`,
      id,
      config,
      template,
    })),
  ),
)

/** Those whose inline code was counted in the vectors; without paravirt it is that of bare hardware. */
const backendsCounted: ReadonlySet<BackendId> = new Set(
  backends.flatMap(({ id, recorded }) => (recorded || id === 'off' ? [id] : [])),
)

/** Where a template stands when nothing in it depends on that. */
const anywhere = 0xc1000000n

const rowsOf = ({ template, config }: Sample) =>
  decode(template.bytes, archOf(config), template.linkedAt ?? anywhere)

describe('templates', () => {
  it('are there', () => {
    const known = samples.filter(({ backend }) => backendsCounted.has(backend))
    expect(known.length).toBe(11 + 11 + 15 + 4 + 4 + 2 + 2 + (11 + 11 + 15) * 2 + 19 + 17 + 19)
  })

  it.each(samples)('$name is whole instructions', (sample) => {
    const rows = rowsOf(sample)
    expect(rows.map(({ text }) => text)).not.toContain('(bad)')
    expect(rows.reduce((sum, { length }) => sum + length, 0)).toBe(sample.template.bytes.length)
  })

  it.each(samples)('$name changes its result registers and no other', (sample) => {
    const { template, config, id } = sample
    const arch = archOf(config)
    // check_events, the one callee, saves every register.
    const written = rowsOf(sample)
      .filter(({ flow }) => flow !== 'call')
      .map(({ writes }) => intersection(writes, conventionOf(arch).allocatable))
    const op = opById(config, id)
    if (!op) throw new Error(id)
    expect(namesIn(arch, template.clobbers)).toEqual(namesIn(arch, union(...written)))
    expect(template.clobbers).toBe(resultRegisters(op, config))
  })

  it.each(samples.filter(({ template }) => template.slots.length > 0))(
    '$name has the address of each symbol in its field',
    ({ template: { bytes, slots, linkedAt }, config }) => {
      for (const { offset, size, kind, symbol } of slots) {
        if (kind === 'immediate') continue
        const [name = '', addend = '0'] = symbol.split('+')
        const address = (symbolMap({ config }).get(name) ?? -1n) + BigInt(addend)
        const from = kind === 'relative' ? (linkedAt ?? 0n) + BigInt(offset + size) : 0n
        expect(readUnsigned(bytes, offset, size), symbol).toBe(BigInt.asUintN(32, address - from))
      }
    },
  )
})
