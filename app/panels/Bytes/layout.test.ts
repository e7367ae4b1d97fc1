import { describe, expect, it } from 'vitest'
import { span, stripLayout } from './layout.ts'

describe('the layout of the strip', () => {
  it('draws bytes as wide as the room allows, from 38 px down to 24', () => {
    expect(stripLayout(628, 13, 13, false)).toMatchObject({ byte: 38, side: true, broken: false })
    expect(stripLayout(628, 18, 18, false)).toMatchObject({ byte: 28, side: true, broken: false })
  })

  it('puts the labels above where that makes one row possible', () => {
    const layout = stripLayout(628, 23, 23, false)
    expect(layout).toMatchObject({ byte: 24, side: false, broken: false, perRow: 23 })
    expect(span(layout, 23)).toBeLessThanOrEqual(628)
  })

  it('keeps one scale through a story where its longest candidate fits', () => {
    expect(stripLayout(628, 6, 23, false)).toEqual({
      ...stripLayout(628, 23, 23, false),
      perRow: 23,
    })
  })

  it('breaks rows of 8 where nothing else fits, and always on a phone', () => {
    expect(stripLayout(628, 27, 27, false)).toMatchObject({ perRow: 8, broken: true })
    expect(stripLayout(628, 6, 27, false)).toMatchObject({ perRow: 6, broken: false })
    const phone = stripLayout(336, 6, 6, true)
    expect(phone).toMatchObject({ perRow: 8, broken: true })
    const enlarged = stripLayout(150, 13, 13, true)
    expect(enlarged).toMatchObject({ perRow: 4, broken: true })
    expect(span(enlarged, enlarged.perRow)).toBeLessThanOrEqual(150 - 42)
    expect(span(phone, 8) + 42).toBeLessThanOrEqual(336)
  })

  it('never draws a byte under 24 px, however little room there is', () => {
    expect(stripLayout(100, 40, 40, false).byte).toBe(24)
  })
})
