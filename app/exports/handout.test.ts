import { describe, expect, it } from 'vitest'
import { analyze } from '../../src/analysis/analyze.ts'
import { tellIa64, type Ia64Story, type Ia64Told } from '../../src/ia64/story/told.ts'
import { escaped } from '../figures/svg.ts'
import { itaniumWordsOf } from '../messages/itaniumStory.ts'
import { selectInput, selectStories } from '../state/selectors.ts'
import { createAppStore } from '../state/store.ts'
import { handoutHtml } from './handout.ts'

const link = 'https://example.org/pvscope/#v4=AbC&present'

function handout(listing?: string): { readonly html: string; readonly sites: number } {
  const store = createAppStore()
  if (listing !== undefined) store.getState().setListing(listing)
  store.getState().receive(analyze(selectInput(store.getState())))
  return {
    html: handoutHtml(store.getState(), link),
    sites: selectStories(store.getState()).length,
  }
}

/** Elements that HTML lets stand open. */
const open = /^(?:meta|!doctype)$/

function expectClosed(html: string) {
  const stack: string[] = []
  for (const [, close, name = '', self] of html.matchAll(/<(\/?)([!a-zA-Z\d]+)[^<>]*?(\/?)>/g)) {
    if (close) expect(stack.pop()).toBe(name)
    else if (!self && !open.test(name)) stack.push(name)
  }
  expect(stack).toEqual([])
}

function itaniumHandout(): { readonly html: string; readonly told: Ia64Told } {
  const store = createAppStore()
  store.getState().openItaniumSample('frame')
  const told = tellIa64({
    listing: store.getState().document.listing,
    platform: 'xen',
    rules: 'static',
  })
  store.getState().receiveItanium(told)
  return { html: handoutHtml(store.getState(), link), told }
}

describe('a handout of a text for Itanium', () => {
  it('holds the site with its picture, every step, the listing, and the way back', () => {
    const { html, told } = itaniumHandout()
    expectClosed(html)
    // A picture of each site, of the listing, and the code.
    expect(html.match(/<svg /g)).toHaveLength(told.stories.length + 2)
    expect(html).toContain('href="https://example.org/pvscope/#v4=AbC&amp;present"')
    expect(html).toContain('mov r8=in0')
    const [story] = told.stories
    for (const step of story?.steps ?? []) {
      const said = itaniumWordsOf({ story: story as Ia64Story, step, platform: 'xen' }).headline
      expect(html).toContain(escaped(said))
    }
    expect(/<script|<link|<img|<iframe| on\w+=|@import/i.test(html)).toBe(false)
  })

  it('is empty where that machine never existed', () => {
    const store = createAppStore()
    store.getState().openItaniumSample('frame')
    store.getState().setBackend('kvm')
    expect(handoutHtml(store.getState(), link)).toBe('')
  })
})

describe('a handout', () => {
  it('holds every site with its picture, the listing, and the way back', () => {
    const { html, sites } = handout()
    expectClosed(html)
    // A picture of each site, of the listing, and the code.
    expect(html.match(/<svg /g)).toHaveLength(sites + 2)
    expect(html).toContain('href="https://example.org/pvscope/#v4=AbC&amp;present"')
    expect(html).toContain('DISABLE_INTERRUPTS')
    expect(html).toContain('@media print')
  })

  it('is one file: no script, and nothing from elsewhere', () => {
    const { html } = handout()
    const text = html
      .replaceAll('http://www.w3.org/2000/svg', '')
      .replaceAll(/url\(data:[^)]*\)/g, '')
    expect(/<script|<link|<img|<iframe| on\w+=|url\((?!#)|@import/i.test(text)).toBe(false)
    // HTML knows self-closing for SVG alone.
    expect(/<(?:td|th|li|p|div|dd|dt|figure)\b[^<>]*\/>/.test(text)).toBe(false)
  })

  it('shows a text as it is, whatever it holds', () => {
    const { html } = handout('# </pre><script>alert(1)</script>\n    PVOP_VCALLEE irq_enable\n')
    expectClosed(html)
    expect(html.includes('<script')).toBe(false)
    expect(html.includes('&lt;script&gt;alert(1)')).toBe(true)
  })

  it('is empty where nothing is shown', () => {
    expect(handoutHtml(createAppStore().getState(), link)).toBe('')
  })
})
