import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  type Color,
  colorOf,
  contrast,
  deltaE2000,
  mixed,
  seenBy,
  type Sight,
  sights,
} from '../../src/testing/color.ts'

/** Every colour of tokens.css by theme; a theme has the first one's value where it names none. */
function themes(): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')
  const blocks = [...css.matchAll(/(:root|\[data-theme='([a-z-]+)'\]) \{([^}]*)\}/g)]
  const read = (body: string) =>
    Object.fromEntries(
      [...body.matchAll(/--([a-z-]+): ([^;]+);/g)].map(([, key, value]) => [key, value]),
    )
  const first = read(blocks[0]?.[3] ?? '')
  return Object.fromEntries(
    blocks.map(([, , name = 'dark', body = '']) => [name, { ...first, ...read(body) }]),
  )
}

const all = themes()
const names = Object.keys(all)
const present = (theme: string): boolean => theme.startsWith('present')

const token = (theme: string, name: string): Color => colorOf(all[theme]?.[name] ?? '')
const share = (theme: string, name: string): number =>
  Number.parseInt(all[theme]?.[name] ?? '', 10) / 100

const surfaces = ['background', 'panel', 'raised']
const outcomes = ['inline', 'thunk', 'c-call', 'nop', 'jump', 'keep']
const coloured = [...outcomes, 'live', 'destroyed']
const quiet = ['muted', 'faint']
const syntax = ['syntax-mnemonic', 'syntax-register', 'syntax-macro']
const words = ['text', ...quiet, ...coloured, ...syntax]

interface Pair {
  readonly what: string
  readonly ratio: number
  readonly least: number
}

const pair = (what: string, over: Color, under: Color, least: number): Pair => ({
  what,
  ratio: contrast(over, under),
  least,
})

const tooFaint = (pairs: readonly Pair[]): readonly string[] =>
  pairs.flatMap(({ what, ratio, least }) => (ratio < least ? [`${what}: ${ratio.toFixed(2)}`] : []))

const leastForWords = (theme: string): number => (present(theme) ? 7 : 4.5)

describe.each(names)('the colours of the theme %s', (theme) => {
  const color = (name: string) => token(theme, name)
  const tinted = (tint: string, percent: string, surface: string) =>
    mixed(color(tint), share(theme, percent), color(surface))

  it('let words be read on every plain surface', () => {
    const pairs = words.flatMap((word) =>
      surfaces.map((surface) =>
        pair(`${word} on ${surface}`, color(word), color(surface), leastForWords(theme)),
      ),
    )
    expect(pairs).toHaveLength(words.length * surfaces.length)
    expect(tooFaint(pairs)).toEqual([])
  })

  it('let coloured words be read on their own tint', () => {
    const pairs = coloured.flatMap((word) =>
      surfaces.map((surface) => {
        const under = tinted(word, 'tint', surface)
        return pair(`${word} on its tint on ${surface}`, color(word), under, leastForWords(theme))
      }),
    )
    expect(tooFaint(pairs)).toEqual([])
  })

  it('let code, names and quiet words be read on the band of any outcome', () => {
    const least = present(theme) ? 7 : 4.5
    const pairs = ['text', ...quiet, ...(present(theme) ? [] : syntax)].flatMap((word) =>
      outcomes.flatMap((tint) =>
        // Faint words stand on bands of the listing only.
        (word === 'faint' ? ['background'] : ['background', 'panel']).map((surface) => {
          const under = mixed(color(tint), 0.12, color(surface))
          return pair(`${word} on ${tint}'s tint on ${surface}`, color(word), under, least)
        }),
      ),
    )
    expect(tooFaint(pairs)).toEqual([])
  })

  it('let bytes be read on the strongest tint', () => {
    const pairs = coloured.flatMap((tint) =>
      surfaces.map((surface) => {
        const under = tinted(tint, 'tint-strong', surface)
        return pair(`text on ${tint} on ${surface}`, color('text'), under, leastForWords(theme))
      }),
    )
    expect(tooFaint(pairs)).toEqual([])
  })

  it('let the words of the primary button be read', () => {
    const pressed = mixed(color('text'), 0.88, color('background'))
    const under = [color('text'), pressed]
    expect(
      tooFaint(
        under.map((face) => pair('primary', color('background'), face, leastForWords(theme))),
      ),
    ).toEqual([])
  })

  it('let shapes and edges be seen', () => {
    const onSurface = [...coloured, 'edge', 'text'].flatMap((shape) =>
      surfaces.map((surface) => pair(`${shape} on ${surface}`, color(shape), color(surface), 3)),
    )
    const onTint = outcomes.flatMap((tint) => [
      pair(`${tint} on its tint`, color(tint), tinted(tint, 'tint', 'background'), 3),
      pair(`${tint} on its strong tint`, color(tint), tinted(tint, 'tint-strong', 'panel'), 3),
    ])
    const past = outcomes.map((tint) =>
      pair(`past step, ${tint}`, mixed(color(tint), 0.7, color('panel')), color('panel'), 3),
    )
    expect(tooFaint([...onSurface, ...onTint, ...(present(theme) ? [] : past)])).toEqual([])
  })

  it('let live registers be seen on every row', () => {
    const rows = [
      color('background'),
      color('panel'),
      ...outcomes.map((tint) => tinted(tint, 'tint', 'background')),
    ]
    const pairs = rows.map((row, at) =>
      pair(`live on row ${at}`, mixed(color('live'), 0.8, row), row, 3),
    )
    expect(tooFaint(pairs)).toEqual([])
  })

  it('let what the register columns draw be seen on every row', () => {
    const rows = ['background', ...outcomes].map((name) => ({
      name,
      under: name === 'background' ? color(name) : mixed(color(name), 0.12, color('background')),
    }))
    const shapes = rows.flatMap(({ name, under }) =>
      // Stripes, outlines and dots are drawn in full colour.
      ['live', 'muted', 'destroyed'].map((shape) =>
        pair(`${shape} on the row of ${name}`, color(shape), under, 3),
      ),
    )
    const fills = rows.map(({ name, under }) =>
      pair(`a plate on a bar on ${name}`, color('background'), mixed(color('live'), 0.8, under), 3),
    )
    const counts = rows.flatMap(({ name, under }) =>
      ['text', 'destroyed', 'live'].map((word) =>
        pair(`count in ${word} on the row of ${name}`, color(word), under, 4.5),
      ),
    )
    expect(tooFaint([...shapes, ...fills, ...counts])).toEqual([])
  })

  it('can be told apart by everybody', () => {
    const apart = ['inline', 'thunk', 'c-call', 'keep']
    const close = (Object.keys(sights) as Sight[]).flatMap((sight) =>
      coloured.flatMap((left, at) =>
        coloured.slice(at + 1).flatMap((right) => {
          const both = [left, right]
          if (both.includes('inline') && both.includes('destroyed')) return []
          const least = both.every((each) => apart.includes(each)) ? 10 : 7.5
          const distance = deltaE2000(seenBy(sight, color(left)), seenBy(sight, color(right)))
          return distance < least ? [`${sight}: ${left} and ${right}: ${distance.toFixed(1)}`] : []
        }),
      ),
    )
    expect(close).toEqual([])
  })
})

describe('the style sheets', () => {
  const app = join(import.meta.dirname, '..')
  const sheets = readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css') && !file.endsWith('tokens.css'))
    .map((file) => ({ file, css: readFileSync(join(app, file), 'utf8') }))

  it('write only in colours whose contrast is tested', () => {
    const known = new Set([...words, 'tone', 'background'])
    const unknown = sheets.flatMap(({ file, css }) =>
      [...css.matchAll(/[^-]color: ([^;]+);/g)].flatMap(([, value = '']) => {
        const name = /^var\(--([a-z-]+)\)$/.exec(value)?.[1] ?? value
        return known.has(name) || ['inherit', 'transparent', 'currentcolor'].includes(name)
          ? []
          : [`${file}: ${value}`]
      }),
    )
    expect(sheets.length).toBeGreaterThan(8)
    expect(unknown).toEqual([])
  })

  it('spell no colour outside of tokens.css', () => {
    const spelled = sheets.flatMap(({ file, css }) =>
      [...css.matchAll(/#[0-9a-f]{3,8}\b/gi)].map(([value]) => `${file}: ${value}`),
    )
    expect(spelled).toEqual([])
  })

  it('put no words on a tint above the strongest', () => {
    // A past step of the timeline and the pressed primary button are shapes of their own, tested above.
    const shapes = ['70%', '88%', '80%']
    const strong = sheets.flatMap(({ file, css }) =>
      [...css.matchAll(/color-mix\(in srgb, var\(--[a-z-]+\) (\d+%)/g)].flatMap(
        ([, percent = '']) =>
          Number.parseInt(percent, 10) > 24 && !shapes.includes(percent)
            ? [`${file}: ${percent}`]
            : [],
      ),
    )
    expect(strong).toEqual([])
  })

  it('set no text under 11 px', () => {
    const small = sheets.flatMap(({ file, css }) =>
      [...css.matchAll(/(?:font|font-size|--byte-text)[^;{]*?\b(\d+(?:\.\d+)?)px/g)].flatMap(
        ([rule, size = '']) => (Number(size) < 11 ? [`${file}: ${rule}`] : []),
      ),
    )
    expect(small).toEqual([])
  })
})
