import { describe, expect, it } from 'vitest'
import { stories } from '../testing/stories.ts'
import { lineMoves } from './lineMoves.ts'
import { decisionIndex, findPlaceAgain, openingPlace, type Picture } from './place.ts'

const text = (...lines: readonly string[]): string => lines.join('\n')
const enable = 'pv_irq_ops.irq_enable'
const disable = 'pv_irq_ops.irq_disable'

describe('lineMoves', () => {
  it('shifts lines behind an insertion and leaves those before it', () => {
    const moved = lineMoves('a\nb\nc', 'x\ny\na\nb\nc')
    expect([1, 2, 3].map(moved)).toEqual([3, 4, 5])
    expect([1, 2].map(lineMoves('a\nb\nc', 'a\nb\nx\nc'))).toEqual([1, 2])
  })

  it('puts a line that was replaced at the place of its replacement', () => {
    expect(lineMoves('a\nb\nc', 'a\nX\nc')(2)).toBe(2)
    expect(lineMoves('a\nb\nb2\nc', 'a\nX\nc')(3)).toBe(2)
    expect(lineMoves('a\nb\nc', 'a\nc')(2)).toBe(2)
  })
})

describe('the place after an edit', () => {
  const before: Picture = {
    listing: text('one', 'two', 'three', 'four'),
    stories: stories({ line: 2, tried: ['inline', 'c-call'] }, { line: 4, tried: ['inline'] }),
  }

  it('stays at the same site and step when lines come in above', () => {
    const after = {
      listing: text('new', 'new', 'one', 'two', 'three', 'four'),
      stories: stories({ line: 4, tried: ['inline', 'c-call'] }, { line: 6, tried: ['inline'] }),
    }
    expect(findPlaceAgain({ site: 1, step: 3 }, before, after, 'edit')).toEqual({
      site: 1,
      step: 3,
    })
    expect(findPlaceAgain({ site: 0, step: 2 }, before, after, 'edit')).toEqual({
      site: 0,
      step: 2,
    })
  })

  it('follows a site whose twin is nearer to the old line', () => {
    const after = {
      listing: text('one', 'two', 'two and a half', 'x', 'y', 'three', 'four'),
      stories: stories({ line: 2 }, { line: 3 }, { line: 7 }),
    }
    expect(findPlaceAgain({ site: 1, step: 0 }, before, after, 'edit')?.site).toBe(2)
  })

  it('finds a check again by its candidate, wherever it stands now', () => {
    const after = {
      listing: before.listing,
      stories: stories({ line: 2, tried: ['nop', 'inline', 'c-call'] }, { line: 4 }),
    }
    expect(findPlaceAgain({ site: 0, step: 2 }, before, after, 'edit')).toEqual({
      site: 0,
      step: 3,
    })
  })

  it('goes to the decision when the step is gone', () => {
    const after = { listing: before.listing, stories: stories({ line: 2 }, { line: 4 }) }
    const place = findPlaceAgain({ site: 0, step: 2 }, before, after, 'edit')
    expect(place).toEqual({ site: 0, step: decisionIndex(after.stories[0]!) })
  })

  it('goes to the next site when its own is gone, and to the last when none follows', () => {
    const mixed: Picture = {
      listing: text('a', 'b', 'c'),
      stories: stories({ line: 1, op: disable }, { line: 2, op: enable }, { line: 3, op: disable }),
    }
    const without = {
      listing: text('a', 'x', 'c'),
      stories: stories({ line: 1, op: disable }, { line: 3, op: disable }),
    }
    expect(findPlaceAgain({ site: 1, step: 1 }, mixed, without, 'edit')?.site).toBe(1)
    const short = { listing: text('a'), stories: stories({ line: 1, op: disable }) }
    expect(findPlaceAgain({ site: 1, step: 1 }, mixed, short, 'edit')?.site).toBe(0)
  })

  it('is lost only where no site is left', () => {
    expect(
      findPlaceAgain({ site: 0, step: 0 }, before, { listing: '', stories: [] }, 'edit'),
    ).toBeNull()
  })
})

describe('the place after a switch', () => {
  it('is the decision of the same site, from any step', () => {
    const listing = text('one', 'two')
    const before = {
      listing,
      stories: stories({ line: 1 }, { line: 2, tried: ['inline', 'c-call'] }),
    }
    const after = { listing, stories: stories({ line: 1 }, { line: 2, outcome: 'keep' }) }
    for (const step of [0, 1, 2, 3, 4]) {
      expect(findPlaceAgain({ site: 1, step }, before, after, 'switch')).toEqual({
        site: 1,
        step: 2,
      })
    }
  })
})

describe('the opening place', () => {
  const found = stories({ line: 1 }, { line: 2 })

  it('is the first decision', () => {
    expect(openingPlace(null, found)).toEqual({ site: 0, step: 2 })
    expect(openingPlace(null, [])).toBeNull()
  })

  it('is the remembered one where that exists', () => {
    expect(openingPlace({ site: 1, step: 1 }, found)).toEqual({ site: 1, step: 1 })
    expect(openingPlace({ site: 7, step: 1 }, found)).toEqual({ site: 0, step: 2 })
    expect(openingPlace({ site: 1, step: 99 }, found)).toEqual({ site: 0, step: 2 })
  })
})
