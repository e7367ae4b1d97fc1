import { describe, expect, it } from 'vitest'
import { characterWidth } from '../panels/Listing/gutter.ts'
import { arrangementFor, sourceWidth } from './arrangement.ts'
import { columnsOf } from './columns.ts'

/** Width of the listing at a width of the page, as App.module.css has it, without the divider. */
const listingAt = (page: number): number => Math.floor(Math.max(560, Math.min(page * 0.52, 860)))

const charactersAt = (page: number, arch: 'x86-32' | 'x86-64'): number => {
  const width = listingAt(page)
  return sourceWidth(width, arch, arrangementFor(width, arch, 'auto')) / characterWidth
}

describe('what finds room beside the source', () => {
  it('leaves 44 characters at 1440 pixels and 30 at 1024, in 64 bits', () => {
    expect(charactersAt(1440, 'x86-64')).toBeGreaterThanOrEqual(44)
    expect(charactersAt(1024, 'x86-64')).toBeGreaterThanOrEqual(30)
  })

  it('folds the kept registers only where the source would get too narrow', () => {
    expect(arrangementFor(listingAt(1440), 'x86-64', 'auto')).toEqual({ bytes: 0, folded: false })
    expect(arrangementFor(listingAt(1024), 'x86-64', 'auto')).toEqual({ bytes: 0, folded: true })
  })

  it('shows fewer bytes before it folds, and keeps those asked for', () => {
    expect(arrangementFor(860, 'x86-32', 'auto')).toEqual({ bytes: 7, folded: false })
    expect(arrangementFor(listingAt(1440), 'x86-32', 'auto')).toEqual({ bytes: 5, folded: false })
    expect(arrangementFor(700, 'x86-32', 'auto')).toEqual({ bytes: 0, folded: false })
    expect(arrangementFor(560, 'x86-32', 'auto')).toEqual({ bytes: 0, folded: true })
    expect(arrangementFor(560, 'x86-32', 'on')).toEqual({ bytes: 5, folded: true })
    expect(arrangementFor(860, 'x86-32', 'off')).toEqual({ bytes: 0, folded: false })
  })
})

describe('the columns', () => {
  it.each(['x86-32', 'x86-64'] as const)(
    'of %s stand beside each other, the count last',
    (arch) => {
      for (const folded of [false, true]) {
        const { columns, countLeft, countWidth, width } = columnsOf(arch, folded)
        const edges = [...columns, { left: countLeft, width: countWidth }]
        edges.slice(1).forEach(({ left }, at) => {
          const before = edges[at]
          expect(left).toBeGreaterThanOrEqual((before?.left ?? 0) + (before?.width ?? 0))
        })
        expect(width).toBe(countLeft + countWidth)
      }
    },
  )

  it('put what a C call may destroy first', () => {
    expect(
      columnsOf('x86-32', false)
        .columns.map(({ head }) => head)
        .join(' '),
    ).toBe('eax ecx edx ebx esi edi ebp')
    expect(
      columnsOf('x86-64', false)
        .columns.map(({ head }) => head)
        .join(' '),
    ).toBe('ax cx dx si di 8 9 10 11 bx bp 12 13 14 15')
  })
})
