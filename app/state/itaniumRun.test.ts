import { describe, expect, it } from 'vitest'
import { tellIa64 } from '../../src/ia64/story/told.ts'
import { ia64Samples } from '../samples/ia64/index.ts'
import { breaksOf } from './itaniumBreaks.ts'
import { itaniumRows, lastFrameChange } from './itaniumRun.ts'

function runOf(rules: 'static' | 'scan') {
  const { listing } = ia64Samples[0]
  const start = { registers: { in1: 0xb0bn }, interrupts: true, pending: false, entry: null }
  const { run } = tellIa64({ listing, platform: 'xen', rules }, start)
  if (!run) throw new Error('not run')
  return run
}

const rowAt = (rules: 'static' | 'scan', name: string, at: number) =>
  itaniumRows(runOf(rules), at).find((row) => row.name === name)

/** Behind the site: both machines have come through it. */
const behind = (rules: 'static' | 'scan') => runOf(rules).visits[0]?.to ?? 0

describe('rows of a run on Itanium', () => {
  it('name the registers of the frame as people do', () => {
    const names = itaniumRows(runOf('static'), behind('static')).map(({ alias }) => alias)
    expect(names.slice(0, 7)).toEqual(['in0', 'in1', 'loc0', 'loc1', 'loc2', 'out0', 'out1'])
  })

  it('show what a C call in the site has made of out1, and what belongs there', () => {
    const row = rowAt('scan', 'r38', behind('scan'))
    expect(row).toMatchObject({ alias: 'out1', differs: true, reference: 0xb0bn })
    expect(row?.patched.cell).toMatchObject({ value: 0x287n, mark: { register: 'out1 (r38)' } })
    expect(row?.unpatched.cell).toMatchObject({ value: 0xb0bn, mark: null })
  })

  it('show it alive under the static convention', () => {
    const row = rowAt('static', 'r38', behind('static'))
    expect(row).toMatchObject({ reference: null })
    expect(row?.patched.cell).toMatchObject({ value: 0xb0bn, mark: null })
  })

  it('name registers outside of the stack that the run changes, general ones first', () => {
    const fixed = itaniumRows(runOf('static'), 0).filter(({ alias }) => alias === null)
    const names = fixed.map(({ name }) => name)
    expect(names).toEqual(['r1', 'r2', 'r3', 'r8', 'r12', 'r16', 'r17', 'b0', 'b6', 'b7', 'ar.pfs'])
    expect(fixed.every(({ patched }) => patched.cell?.known)).toBe(true)
  })

  it('tell which registers an alloc made and nobody wrote', () => {
    const loc2 = rowAt('static', 'r36', behind('static'))
    expect(loc2?.patched.cell?.known).toBe(false)
  })

  it('begin with what the caller passed, before any frame was made', () => {
    const run = runOf('static')
    expect(itaniumRows(run, 0).filter(({ alias }) => alias !== null)).toHaveLength(2)
    expect(lastFrameChange(run, 'patched', 0)).toBeNull()
    expect(lastFrameChange(run, 'patched', 1)).toBe(1)
  })

  it('are what a breakpoint stops at', () => {
    const run = runOf('static')
    const line = run.moments[0]?.patched.line ?? 0
    expect(breaksOf(run, [line])).toEqual([0])
    expect(breaksOf(run, [])).toEqual([])
  })
})
