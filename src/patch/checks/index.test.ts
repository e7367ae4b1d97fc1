import { describe, expect, it } from 'vitest'
import { bareSite } from '../records.ts'
import { backendTable } from '../../backends/table.ts'
import { opsOf } from '../../ops/index.ts'
import { archOf } from '../../ops/op.ts'
import { ruleSets } from '../../rules/index.ts'
import { sourceOf, type SourceId } from '../../provenance/index.ts'
import type { FieldKind, Trial } from './check.ts'
import { type Check, type CheckId, checkOf, checks, examine } from './index.ts'

const isWhole = (field: unknown): boolean => Number.isInteger(field) && Number(field) >= 0

const holds = (kind: FieldKind, field: unknown): boolean => {
  if (typeof kind !== 'string') return kind.includes(String(field))
  switch (kind) {
    case 'count':
    case 'registers':
      return isWhole(field)
    case 'count or null':
      return field === null || isWhole(field)
    case 'distance':
      return typeof field === 'bigint'
    case 'text':
      return typeof field === 'string'
    case 'text or null':
      return field === null || typeof field === 'string'
    case 'yes or no':
      return typeof field === 'boolean'
  }
}

/** Of 6.1: code for a feature that is known, and for one that no kernel asks for. */
const alternatives = [272, 1].map((feature) => ({
  feature,
  inverted: true,
  length: 6,
  replacement: Uint8Array.of(0xfa),
  replacementAddress: 0xffffffff82000000n,
}))

/** A site of every operation, under VMI where its kernel has it: the ROM is asked there only. */
function trials(config: '32nopae' | '64' | '64v61', length: number) {
  const table = backendTable(config === '32nopae' ? 'vmi' : 'native', config)
  if (!table.ok) throw new Error(`no table for ${config}`)
  return opsOf(config).flatMap((op) => {
    if (op.id === 'pv_init_ops.patch') return []
    const original = new Uint8Array(length).fill(0x90)
    const bare = bareSite({ op, address: 0xc1020000n, clobberWord: 1, original }, table.value)
    const site = { ...bare, alternatives }
    return [{ site, op, arch: archOf(config), table: table.value, nops: 'p6', original } as const]
  })
}

const inputs = [
  ...trials('32nopae', 8),
  ...trials('32nopae', 300),
  ...trials('64', 8),
  ...trials('64v61', 6),
]

const decided: readonly Check[] = ruleSets
  .flatMap((rules) =>
    inputs.flatMap((input) =>
      rules.configs.includes(input.table.config) ? [rules.decide(input)] : [],
    ),
  )
  .flatMap(({ candidates }) => candidates.flatMap((candidate) => candidate.checks))

/** All that a check can be asked about: a far thunk over a whole site of several rows. */
const asked: readonly Trial[] = inputs.map((input) => ({
  input: { ...input, site: { ...input.site, rows: { from: 0, to: 3 } } },
  proposal: {
    callee: 'thunk',
    scope: 'whole',
    code: new Uint8Array(9),
    clobbers: input.site.mayLose.whole,
    displacement: { value: 2n ** 40n },
  },
  room: 8,
  allowed: input.site.mayLose.whole,
}))

it('are listed once each', () => {
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length)
})

describe.each(checks.map(({ id }) => id))('%s', (id: CheckId) => {
  const { fields, sources, examine: question } = checkOf(id)
  const made = [
    ...decided.filter(({ check }) => check === id),
    ...asked.flatMap((trial) => (question ? examine(trial, [id]) : [])),
  ]

  it('is found by its id, and goes back to something', () => {
    expect(checkOf(id).id).toBe(id)
    for (const source of sources) expect(sourceOf(source as SourceId)?.id).toBe(source)
  })

  it('has the numbers that its form names, in that order and of that kind', () => {
    expect(made.length).toBeGreaterThan(0)
    for (const check of made) {
      const { check: name, pass, ...numbers } = check
      expect([name, typeof pass]).toEqual([id, 'boolean'])
      expect(Object.keys(numbers)).toEqual(Object.keys(fields))
      const off = Object.entries(numbers).filter(([key, of]) => !holds(fields[key] ?? [], of))
      expect(off).toEqual([])
    }
  })
})
