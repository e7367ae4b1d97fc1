import { describe, expect, it } from 'vitest'
import type { MachineView, Moment } from '../../../src/run/report.ts'
import { regSet } from '../../../src/x86/registers.ts'
import { machineView } from '../../testing/runs.ts'
import { flagCells, registerRows, stackRows } from './rows.ts'

const registers = (...values: readonly number[]): readonly bigint[] =>
  Array.from({ length: 8 }, (_, at) => BigInt(values[at] ?? 0))

const moment = (
  unpatched: Partial<MachineView>,
  patched: Partial<MachineView> = unpatched,
  reference: Partial<MachineView> = unpatched,
): Moment => ({
  unpatched: machineView(unpatched),
  patched: machineView(patched),
  reference: machineView(reference),
})

describe('a row of the register table', () => {
  it('shows what the last instruction changed, with the old value', () => {
    const [eax, ecx] = registerRows(
      'x86-32',
      moment({ registers: registers(2, 5) }),
      moment({ registers: registers(1, 5) }),
    )
    expect(eax).toMatchObject({ unpatched: { value: 2n, was: 1n }, differs: false })
    expect(ecx).toMatchObject({ unpatched: { value: 5n, was: null } })
  })

  it('marks nothing as changed at the first moment', () => {
    const rows = registerRows('x86-32', moment({ registers: registers(1) }), null)
    expect(rows.every(({ patched }) => patched.was === null)).toBe(true)
  })

  it('tells where the machines differ, and what the reference has', () => {
    const [eax, ecx] = registerRows(
      'x86-32',
      moment({ registers: registers(1) }, { registers: registers(2) }, { registers: registers(2) }),
      null,
    )
    expect(eax).toMatchObject({ differs: true, reference: 2n })
    expect(ecx).toMatchObject({ differs: false, reference: null })
  })

  it('marks what was destroyed, also where the values are the same by chance', () => {
    const [, , edx] = registerRows('x86-32', moment({ poisoned: regSet(2) }, {}), null)
    expect(edx).toMatchObject({ unpatched: { poisoned: true }, differs: true })
  })
})

it('flags are set, clear or undefined', () => {
  const view = machineView({ flags: 0x41, undefinedFlags: 0x10 })
  const states = flagCells(view, machineView({ flags: 0x40 }))
  expect(states.map(({ name, state }) => [name, state]).slice(0, 4)).toEqual([
    ['CF', 'set'],
    ['PF', 'clear'],
    ['AF', 'undefined'],
    ['ZF', 'set'],
  ])
  expect(states.filter(({ changed }) => changed).map(({ name }) => name)).toEqual(['CF', 'AF'])
})

it('stacks stand beside each other by address', () => {
  const word = (address: bigint) => ({ address, value: address, poisoned: false })
  const rows = stackRows(
    moment({ stack: [word(4n), word(8n), word(12n)] }, { stack: [word(8n), word(12n)] }),
  )
  expect(rows.map(({ address, tops }) => [address, tops])).toEqual([
    [4n, ['unpatched']],
    [8n, ['patched']],
    [12n, []],
  ])
  expect(rows[0]?.patched).toBeNull()
})
