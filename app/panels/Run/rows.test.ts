import { describe, expect, it } from 'vitest'
import type { MachineView, Moment } from '../../../src/run/report.ts'
import { regSet } from '../../../src/x86/registers.ts'
import { machineView, runReport } from '../../testing/runs.ts'
import { enteredAt, faultlessIn, flagCells, type InView, registerRows, stackRows } from './rows.ts'

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

const guilty = { unpatched: false, patched: false }

/** Of x86-32, at the first moment, nothing known of the end or of a site, as far as it is not said. */
const rowsOf = (part: Pick<InView, 'moment'> & Partial<InView>) =>
  registerRows({ arch: 'x86-32', before: null, faultless: guilty, entered: null, ...part })

describe('a row of the register table', () => {
  it('shows what the last instruction changed, with the old value', () => {
    const [eax, ecx] = rowsOf({
      moment: moment({ registers: registers(2, 5) }),
      before: moment({ registers: registers(1, 5) }),
    })
    expect(eax).toMatchObject({ unpatched: { value: 2n, was: 1n }, differs: false })
    expect(ecx).toMatchObject({ unpatched: { value: 5n, was: null } })
  })

  it('marks nothing as changed at the first moment', () => {
    const rows = rowsOf({ moment: moment({ registers: registers(1) }) })
    expect(rows.every(({ patched }) => patched.was === null)).toBe(true)
  })

  it('tells where the machines differ, and what the reference has', () => {
    const [eax, ecx] = rowsOf({
      moment: moment(
        { registers: registers(1) },
        { registers: registers(2) },
        { registers: registers(2) },
      ),
    })
    expect(eax).toMatchObject({ differs: true, reference: 2n })
    expect(ecx).toMatchObject({ differs: false, reference: null })
  })

  it('marks what was destroyed, also where the values are the same by chance', () => {
    const [, , edx] = rowsOf({ moment: moment({ poisoned: regSet(2) }, {}) })
    expect(edx).toMatchObject({ unpatched: { poisoned: true, allowed: false }, differs: true })
  })

  const pushed = registers(0, 0, 0, 0, 90)
  const even = registers(0, 0, 0, 0, 100)

  it('is not compared while a machine is still inside of its site', () => {
    const inside = moment({ site: 0, registers: pushed }, { waiting: true, registers: even })
    const now = { ...inside, reference: machineView({ waiting: true, registers: even }) }
    const entered = moment({ site: 0, registers: even })
    for (const known of [entered, null]) {
      const esp = rowsOf({ moment: now, entered: known })[4]
      expect(esp).toMatchObject({ differs: false, reference: null, unpatched: { passing: true } })
    }
    // Once it is through, or stands still for good, the difference is one.
    for (const part of [{ waiting: true }, { ended: true }, { site: null }]) {
      const unpatched = { ...now.unpatched, ...part }
      const esp = rowsOf({ moment: { ...now, unpatched }, entered })[4]
      expect(esp).toMatchObject({ differs: true, reference: 100n, unpatched: { passing: false } })
    }
  })

  it('is compared inside of a site where it was wrong before', () => {
    const now = moment({ site: 1, registers: registers(5) }, { site: 1 }, { waiting: true })
    const [eax] = rowsOf({ moment: now, entered: now })
    expect(eax).toMatchObject({ differs: true, reference: 0n })
  })

  it('finds where the machines came to the site that they are in', () => {
    const { summary, window } = runReport({
      lines: [1, 2, 3, 4],
      visits: [{ site: 0, from: 1, to: 3 }],
    })
    const lineAt = (at: number) => enteredAt({ summary, window }, at)?.unpatched.line
    expect([0, 1, 2, 3].map(lineAt)).toEqual([undefined, 2, 2, undefined])
  })

  const destroyed = moment({ registers: registers(9), poisoned: regSet(0) }, {}, {})

  it('may hold anything where a machine that broke no promise destroyed it', () => {
    const faultless = faultlessIn(true, [{ unpatched: null, patched: 'edx destroyed' }])
    expect(faultless).toEqual({ unpatched: true, patched: false })
    const [eax] = rowsOf({ moment: destroyed, faultless })
    expect(eax).toMatchObject({ unpatched: { allowed: true }, reference: 0n, free: true })
  })

  it('has one right value where a promise was broken, or the run has not ended', () => {
    for (const faultless of [
      faultlessIn(true, [{ unpatched: 'eax destroyed', patched: null }]),
      faultlessIn(false, [{ unpatched: null, patched: null }]),
    ]) {
      const [eax] = rowsOf({ moment: destroyed, faultless })
      expect(eax).toMatchObject({ unpatched: { allowed: false }, reference: 0n, free: false })
    }
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
