import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RuleSetId } from '../patch/decision.ts'
import { tellIa64 } from './told.ts'

const sample = (id: string): string =>
  readFileSync(join(import.meta.dirname, `../../../app/samples/ia64/${id}.s`), 'utf8')

const tell = (id: string, rules: RuleSetId) =>
  tellIa64({ listing: sample(id), platform: 'xen', rules })

describe('what the page is told', () => {
  it('out1 dies in the function with a frame under the scan, and lives under the static convention', () => {
    const [scanned] = tell('frame', 'scan').stories
    const [built] = tell('frame', 'static').stories
    expect(scanned?.losses.destroyed).toEqual(['r38'])
    expect(built?.losses.destroyed).toEqual([])
    expect(built?.losses.mayDestroy).not.toContain('r38')
  })

  it('prices a C call with the output that it would kill, and the static convention with nothing', () => {
    const [story] = tell('frame', 'static').stories
    const saved = story?.costs.map((cost) => [cost.convention, cost.saved] as const)
    expect(saved).toEqual([
      ['c', ['r38']],
      ['static', []],
      ['inline', []],
    ])
  })

  it('tells the accident of this very function, and its end follows the rules', () => {
    for (const [rules, lost] of [
      ['scan', [6]],
      ['static', []],
    ] as const) {
      const story = tell('frame', rules).stories[0]
      const step = story?.steps[story.accidentEnd]
      const picture = story?.pictures[step?.picture ?? -1]
      if (picture?.kind !== 'accident') throw new Error('no accident')
      expect(picture.own).toBe(true)
      expect(picture.moments[step?.moment ?? -1]?.lost).toEqual(lost)
    }
  })

  it('stands the loss at the jump of the site', () => {
    const { rows, stories } = tell('frame', 'scan')
    expect(rows[stories[0]?.losses.row ?? -1]?.text).toMatch(/^br\.few b7$/)
  })

  it('has every row at its line, in the order of the addresses', () => {
    const { rows } = tell('frame', 'static')
    const lines = sample('frame').split('\n')
    for (const { line, text } of rows) {
      const written = lines[line - 1]?.trim().split(/\s/)[0] ?? ''
      expect(text).toContain(written.split('.')[0])
    }
  })

  it('compares both platforms under both rule sets', () => {
    const { variants } = tell('irqRestore', 'static')
    expect(
      variants.map(({ platform, rules, cells: [first] }) => [
        rules,
        platform,
        first?.decision.used,
      ]),
    ).toEqual([
      ['static', 'native', 48],
      ['static', 'xen', 80],
      ['scan', 'native', 0],
      ['scan', 'xen', 0],
    ])
  })

  it('says of every variant what stands there, what that destroys, and what is left alone', () => {
    const [native, xen, , scanned] = tell('frame', 'static').variants.map(({ cells }) => cells[0])
    expect(native?.code).toEqual(['mov r8=cpuid[r8]'])
    expect(native?.destroys).toEqual(['r8'])
    // The hypervisor gives the answer in r8, which no instruction here writes.
    expect(xen?.code).toEqual(['break.m 0x14'])
    expect(xen?.destroys).toEqual(['r8'])
    expect(xen?.forNothing).toContain('r9')
    expect(scanned?.destroys).toContain('r38')
    expect(scanned?.forNothing).toEqual([])
  })

  it('reads the first bundle under all 24 templates', () => {
    const [story] = tell('cpuid', 'static').stories
    expect(new Set(story?.readings.map(({ template }) => template)).size).toBe(24)
  })

  it('writes a source that defines the numbers it names', () => {
    const { source } = tell('frame', 'static')
    expect(source.split('\n')[0]).toBe('PARAVIRT_PATCH_TYPE_GET_CPUID = 3')
    expect(source.endsWith(sample('frame'))).toBe(true)
  })

  it('survives being sent to the page', () => {
    const told = tell('frame', 'scan')
    expect(structuredClone(told)).toEqual(told)
  })
})
