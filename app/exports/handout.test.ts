import { describe, expect, it } from 'vitest'
import { analyze } from '../../src/analysis/analyze.ts'
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
