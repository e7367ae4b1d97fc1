import { describe, expect, it } from 'vitest'
import { opByMember } from '../../../src/ops/index.ts'
import { archOf } from '../../../src/ops/op.ts'
import type { Step } from '../../../src/patch/step.ts'
import type { VariantId } from '../../../src/backends/backend.ts'
import { design } from '../../../src/rules/design.ts'
import { type MadeSite, madeStory } from '../../../src/testing/stories.ts'
import { clobberWords } from '../../../src/x86/clobbers.ts'
import type { Scene } from '../../messages/story.ts'
import { storyCells, stripOf } from './strip.ts'

function scene(member: string, variant: VariantId, more: Partial<MadeSite> = {}): Scene {
  const config = more.config ?? '32pae'
  const op = opByMember(config, member)
  if (!op) throw new Error(`no ${member}`)
  const made: MadeSite = {
    config,
    op,
    transfer: 6,
    clobberWord: clobberWords(archOf(config)).CLBR_RET_REG,
    saved: [],
    form: 'call',
    foundBy: 'recorded',
    entered: false,
    ...more,
  }
  const story = madeStory(made, variant, design)
  if (!story) throw new Error(`${variant} has no ${config}`)
  return { story, arch: archOf(config) }
}

const sandwich: Partial<MadeSite> = { transfer: 7, clobberWord: 0, saved: [2, 7, 0] }

function stepOf({ story }: Scene, wanted: (step: Step) => boolean): Step {
  const step = story.steps.find(wanted)
  if (!step) throw new Error('no such step')
  return step
}

const fitsCheck = (step: Step) => step.kind === 'check' && step.check.check === 'fits'

describe('the byte strip', () => {
  it("draws 23 bytes of Xen's irq_enable at a 6-byte site, 17 of them over the edge", () => {
    const drawn = scene('irq_enable', 'xen')
    const { after } = stripOf(drawn, stepOf(drawn, fitsCheck), false)
    expect(after.cells).toHaveLength(23)
    expect(after.cells.filter(({ over }) => over)).toHaveLength(17)
    expect(after.cells.slice(0, 6).every(({ over }) => !over)).toBe(true)
    expect(after.room).toEqual({ end: 6, bytes: 6 })
    expect(after.tooMany).toBe(17)
    expect(storyCells(drawn.story)).toBe(23)
  })

  it('leaves room free that a candidate does not take', () => {
    const drawn = scene('irq_disable', 'xen', sandwich)
    const { before, after } = stripOf(drawn, stepOf(drawn, fitsCheck), false)
    expect(before.cells).toHaveLength(13)
    expect(after.cells.map(({ look }) => look).join(' ')).toBe(
      'code code code field field field field code free free free free free',
    )
    expect(after.tooMany).toBe(0)
  })

  it('keeps the pushes and pops around a call inside the sandwich', () => {
    const drawn = scene('irq_disable', 'xen-noplace', sandwich)
    expect(drawn.story.decision.outcome).toBe('inner-call')
    const step = stepOf(drawn, ({ kind }) => kind === 'done')
    const looks = stripOf(drawn, step, false).after.cells.map(({ look }) => look)
    expect(looks.slice(0, 3)).toEqual(['stays', 'stays', 'stays'])
    expect(looks.slice(3, 8)).toEqual(['code', 'field', 'field', 'field', 'field'])
    expect(looks.slice(-3)).toEqual(['stays', 'stays', 'stays'])
  })

  it('shows nothing after until a candidate is weighed', () => {
    const drawn = scene('irq_disable', 'xen', sandwich)
    const { after } = stripOf(
      drawn,
      stepOf(drawn, ({ kind }) => kind === 'find'),
      false,
    )
    expect(after.cells.every(({ value, look }) => value === null && look === 'free')).toBe(true)
  })

  it('lights what the walk has taken so far', () => {
    const drawn = scene('irq_disable', 'xen', { ...sandwich, foundBy: 'scanned' })
    const lit = (step: Step) =>
      stripOf(drawn, step, false).before.cells.filter(({ dim }) => !dim).length
    const walk = drawn.story.steps.filter(({ kind }) => kind === 'find' || kind === 'walk')
    expect(walk.map(lit)).toEqual([7, 9, 11, 13, 13])
  })

  it('plans at the decision and writes after it, and a first visit sees it written', () => {
    const drawn = scene('irq_disable', 'xen', sandwich)
    const choose = stepOf(drawn, ({ kind }) => kind === 'choose')
    const write = stepOf(drawn, ({ kind }) => kind === 'write')
    expect(stripOf(drawn, choose, false).after.plan).toBe(true)
    expect(stripOf(drawn, choose, true).after.plan).toBe(false)
    expect(stripOf(drawn, write, false).after.plan).toBe(false)
  })

  it('dims what a step is not about', () => {
    const drawn = scene('pte_val', 'xen')
    const lit = (kind: Step['kind']) => {
      const { cells } = stripOf(
        drawn,
        stepOf(drawn, (step) => step.kind === kind),
        false,
      ).after
      return cells.flatMap(({ dim }, at) => (dim ? [] : [at]))
    }
    expect(lit('write')).toEqual([0, 1, 2, 3, 4])
    expect(lit('distance')).toEqual([1, 2, 3, 4])
    expect(lit('pad')).toEqual([5])
    expect(lit('done')).toEqual([0, 1, 2, 3, 4, 5])
  })
})
