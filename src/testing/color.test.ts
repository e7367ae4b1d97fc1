import { describe, expect, it } from 'vitest'
import { colorOf, contrast, deltaE2000, mixed, seenBy } from './color.ts'

describe('colour arithmetic', () => {
  it('gives the contrasts that WCAG states', () => {
    expect(contrast(colorOf('#000000'), colorOf('#ffffff'))).toBeCloseTo(21, 5)
    expect(contrast(colorOf('#777777'), colorOf('#ffffff'))).toBeCloseTo(4.48, 2)
  })

  it('gives distances of zero, of black and white, and the same either way', () => {
    const [green, pink] = [colorOf('#5fdcb0'), colorOf('#ff5c99')]
    expect(deltaE2000(green, green)).toBe(0)
    expect(deltaE2000(colorOf('#000000'), colorOf('#ffffff'))).toBeCloseTo(100, 3)
    expect(deltaE2000(green, pink)).toBeCloseTo(deltaE2000(pink, green), 8)
  })

  it('agrees with published distances of sRGB primaries', () => {
    const red = colorOf('#ff0000')
    expect(deltaE2000(red, colorOf('#00ff00'))).toBeCloseTo(86.61, 1)
    expect(deltaE2000(red, colorOf('#0000ff'))).toBeCloseTo(52.88, 1)
  })

  it('leaves greys grey for every sight', () => {
    for (const sight of ['protan', 'deutan', 'tritan'] as const) {
      const seen = seenBy(sight, colorOf('#808080'))
      for (const channel of seen) expect(channel).toBeCloseTo(128, 0)
    }
  })

  it('mixes like the browser', () => {
    expect(mixed(colorOf('#ff0000'), 0.25, colorOf('#0000ff'))).toEqual([63.75, 0, 191.25])
  })
})
