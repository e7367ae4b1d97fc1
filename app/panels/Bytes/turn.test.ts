import { describe, expect, it } from 'vitest'
import { opByMember } from '../../../src/ops/index.ts'
import { design } from '../../../src/rules/design.ts'
import { madeStory } from '../../../src/testing/stories.ts'
import { turnBetween, turnStands, turnStyle, turnTiming } from './turn.ts'

const op = opByMember('32pae', 'irq_disable')
const story =
  op &&
  madeStory(
    {
      config: '32pae',
      op,
      transfer: 7,
      clobberWord: 0,
      saved: [2, 7, 0],
      form: 'call',
      foundBy: 'recorded',
      entered: false,
    },
    'xen',
    design,
  )
if (!story) throw new Error('no story')
const choose = story.steps.findIndex(({ kind }) => kind === 'choose')

describe('bytes that turn over', () => {
  it('start 12 ms apart and are done in 160 ms', () => {
    for (const count of [2, 6, 7, 13]) {
      const { stagger, duration } = turnTiming(count)
      expect(stagger).toBe(12)
      expect(stagger * (count - 1) + duration).toBeLessThanOrEqual(160)
      expect(duration).toBeGreaterThanOrEqual(16)
    }
    const { stagger, duration } = turnTiming(40)
    expect(stagger * 39 + duration).toBeLessThanOrEqual(160)
  })

  it('share one clock, in which the last is at rest before the plain picture comes', () => {
    const parts = (turn: 'written' | 'undone') =>
      Array.from({ length: 13 }, (_, at) => turnStyle(turn, at, 13))
    const clock = Number.parseFloat(parts('written')[0]?.['--turn'] ?? '')
    const starts = parts('written').map((part) => Number.parseFloat(part['--from']))
    const ends = parts('written').map((part) => (Number.parseFloat(part['--to']) / 100) * clock)
    expect(starts).toEqual(starts.toSorted((left, right) => left - right))
    expect(Math.max(...ends)).toBeLessThan(turnStands)
    expect(turnStands).toBeLessThan(clock)
    expect(parts('undone')).toEqual(parts('written').toReversed())
  })

  it('do so from the decision to the writing, and back', () => {
    const at = (step: number) => ({ story, step })
    expect(turnBetween(at(choose), at(choose + 1))).toBe('written')
    expect(turnBetween(at(choose + 1), at(choose))).toBe('undone')
  })

  it('stand still for every other move', () => {
    const at = (step: number) => ({ story, step })
    expect(turnBetween(at(choose - 1), at(choose))).toBeNull()
    expect(turnBetween(at(choose + 1), at(choose + 2))).toBeNull()
    expect(turnBetween(at(0), at(choose + 1))).toBeNull()
    expect(turnBetween(at(choose), { story: { ...story }, step: choose + 1 })).toBeNull()
  })
})
