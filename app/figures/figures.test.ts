import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyze } from '../../src/analysis/analyze.ts'
import { compare } from '../../src/analysis/compare.ts'
import { pvscope } from '../cli/testing.ts'
import { samples } from '../samples/index.ts'
import { linkOf, openLink } from '../state/address.ts'
import { selectInput, selectStories } from '../state/selectors.ts'
import { type AppStore, createAppStore } from '../state/store.ts'
import { figureIds, figuresOf } from './ids.ts'
import { figureSvg } from './index.ts'
import { expectWellFormed } from './testing.ts'
import { fitted, faces, widthOf, wrapped } from './lettering.ts'
import { figureThemes, mixed, palettes } from './palette.ts'

/** As the page answers its worker. */
function answered(store: AppStore): AppStore {
  const input = selectInput(store.getState())
  store.getState().receive(analyze(input))
  store.getState().receiveComparison(compare(input))
  return store
}

const withListing = (listing: string): AppStore => {
  const store = createAppStore()
  store.getState().setListing(listing)
  return answered(store)
}

describe('a figure', () => {
  it.each(samples)('is drawn for every step of $id', ({ id }) => {
    const store = createAppStore()
    store.getState().openSample(id)
    answered(store)
    selectStories(store.getState()).forEach((story, site) =>
      story.steps.forEach((_, step) => {
        store.getState().goToSite(site, step)
        for (const figure of ['step', 'bytes'] as const) {
          const svg = figureSvg(figure, store.getState(), 'light', true)
          expectWellFormed(svg ?? '<')
          const headings = [...(svg ?? '').matchAll(/font-size="25"[^>]*>([^<]*)</g)]
          expect(headings.length > 0).toBe(figure === 'step')
        }
      }),
    )
    for (const theme of figureThemes) {
      for (const figure of ['registers', 'compare'] as const) {
        expectWellFormed(figureSvg(figure, store.getState(), theme, true) ?? '<')
      }
    }
  })

  it('shows a text as it is, whatever it holds', () => {
    const line = '# </text><script>alert(1)</script> "&amp;" \u0001 \ud800'
    const store = withListing(`${line}\n    PVOP_VCALLEE irq_enable\n    ret\n`)
    const svg = figureSvg('registers', store.getState(), 'light', true) ?? ''
    expectWellFormed(svg)
    expect(svg).not.toContain('<script')
    expect(svg).toContain('&lt;script&gt;')
  })

  it('of a long listing holds what is around the site', () => {
    const store = withListing(`${'    nop\n'.repeat(300)}    PVOP_VCALLEE irq_enable\n    ret\n`)
    const svg = figureSvg('registers', store.getState(), 'light', true) ?? ''
    expect(svg).toContain('PVOP_VCALLEE')
    expect(svg).toMatch(/and \d+ more lines/)
  })

  it('does not exist where there is nothing to draw', () => {
    const store = withListing('    ret\n')
    expect(figureSvg('step', store.getState(), 'light')).toBeNull()
    expect(figureSvg('compare', store.getState(), 'light')).toBeNull()
    expect(figureSvg('registers', store.getState(), 'light')).not.toBeNull()
    const start = createAppStore().getState()
    const itanium = createAppStore()
    itanium.getState().receive(analyze(selectInput(itanium.getState())))
    itanium.getState().setMachine('ia64')
    // What was told of x86 is not drawn under another machine.
    for (const id of figureIds) expect(figureSvg(id, itanium.getState(), 'light')).toBeNull()
    for (const id of figureIds) expect(figureSvg(id, start, 'light')).toBeNull()
  })

  it('has its fonts in it, and asks nobody for anything', () => {
    const svg =
      figureSvg('step', withListing('    PVOP_VCALLEE irq_enable\n').getState(), 'dark') ?? ''
    expect(svg.match(/url\(data:font\/woff2;base64,/g)).toHaveLength(4)
    expect(/https?:|url\((?!data:|#)/.test(svg.replaceAll('http://www.w3.org/2000/svg', ''))).toBe(
      false,
    )
    expect(svg.length).toBeLessThan(70_000)
  })
})

describe('pvscope figure', () => {
  it.each(figuresOf.x86)('writes the %s that the page exports for the same link', async (what) => {
    const made = createAppStore()
    made.getState().openSample('flags')
    answered(made)
    made.getState().setBackend('kvm')
    answered(made)
    made.getState().goToSite(1, 4)
    const page = createAppStore()
    openLink(page, linkOf(made.getState()))
    answered(page)
    const listing = made.getState().document.listing
    const args = `figure f.s --backend kvm --no-scan --site 2 --step 5 --what ${what} --svg out.svg`
    const { exit, errors, written } = await pvscope(args, { 'f.s': listing })
    expect(errors).toBe('')
    expect(exit).toBe(0)
    expect(written['out.svg'] === figureSvg(what, page.getState(), 'light')).toBe(true)
  })

  it('takes a .pvscope.json with its own settings and place', async () => {
    const file = {
      pvscope: 1,
      format: 4,
      settings: { variant: 'lguest', site: '0', step: '2' },
      listing: ['    PVOP_VCALLEE irq_enable', '    ret', ''],
    }
    const files = { 'f.json': JSON.stringify(file) }
    const { written } = await pvscope('figure f.json --theme dark --svg out.svg', files)
    expect(/lguest.*step 3 of/.test(written['out.svg'] ?? '')).toBe(true)
    const other = await pvscope('figure f.json --backend xen --step 1 --svg -', files)
    expect(/· Xen ·.*step 1 of/.test(other.out)).toBe(true)
  })

  it.each([
    ['figure f.s', /--svg is missing/],
    ['figure f.s --svg o.svg --site 2', /--site takes a number from 1 to 1, not "2"/],
    ['figure f.s --svg o.svg --site x', /--site takes a number from 1 to 1, not "x"/],
    ['figure f.s --svg o.svg --step 99', /--step takes a number from 1 to \d+ at site 1, not "99"/],
    ['figure f.s --svg o.svg --step 0', /--step takes a number from 1 to \d+ at site 1, not "0"/],
    ['figure f.s --svg no/o.svg', /no\/o.svg cannot be written/],
    ['figure f.s --svg o.svg --what all', /--what cannot be "all"; choose from step, bytes/],
    ['figure f.s --svg o.svg --arch x86-64 --backend lguest', /lguest/],
    ['figure none.s --svg o.svg', /Nothing in this listing is marked/],
    ['figure bad.json --svg o.svg', /holds no document/],
  ])('refuses in words: %s', async (args, words) => {
    const files = {
      'f.s': '    PVOP_VCALLEE irq_enable\n',
      'none.s': '    ret\n',
      'bad.json': '{}',
    }
    const { exit, errors, written } = await pvscope(args, files)
    expect(exit).toBe(2)
    expect(errors).toMatch(words)
    expect(written).toEqual({})
  })
})

describe('the colours of figures', () => {
  const tokens = readFileSync(join(import.meta.dirname, '../styles/tokens.css'), 'utf8')
  const block = (selector: string) =>
    tokens.slice(tokens.indexOf(`${selector} {`)).split('}')[0] ?? ''

  it.each([
    ['dark', ':root'],
    ['light', "[data-theme='light']"],
  ] as const)('of %s are those of the page', (theme, selector) => {
    for (const [name, color] of Object.entries(palettes[theme])) {
      expect(block(selector)).toContain(`--${name}: ${color};`)
    }
  })

  it('mix as those of the page do', () => {
    expect(mixed('#ffffff', 0.25, '#000000')).toBe('#404040')
    expect(mixed('#5fdcb0', 1, '#000000')).toBe('#5fdcb0')
  })
})

describe('lettering', () => {
  it('breaks lines at spaces and cuts what is too wide', () => {
    const text = 'One kernel, many machines underneath. At boot, Xen rewrites this call.'
    const lines = wrapped(text, faces.headline, 400)
    expect(lines.join(' ')).toBe(text)
    for (const line of lines) expect(widthOf(line, faces.headline)).toBeLessThanOrEqual(400)
    expect(fitted('push %eax', faces.code, 40)).toBe('push…')
    expect(fitted('push', faces.code, 40)).toBe('push')
  })
})
