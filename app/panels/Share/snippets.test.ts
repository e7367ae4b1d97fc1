import { describe, expect, it } from 'vitest'
import { type EmbedPart, readOptions } from '../../embed/options.ts'
import { embedAddress, snippetForms, snippetOf, usualEmbed, withPart } from './snippets.ts'

const page = 'https://example.org/pvscope/index.html?theme=dark'
const hash = '#v4=AbC-_09'

describe('a snippet', () => {
  it('leaves out what is as usual', () => {
    expect(embedAddress(page, hash, usualEmbed)).toBe(
      'https://example.org/pvscope/embed.html#v4=AbC-_09',
    )
    const choice = { ...usualEmbed, parts: ['step', 'why'], theme: 'dark', readonly: true } as const
    expect(embedAddress(page, hash, choice)).toBe(
      'https://example.org/pvscope/embed.html?view=step,why&theme=dark&readonly=1#v4=AbC-_09',
    )
  })

  it('is read by the embed as it was chosen', () => {
    const choice = {
      ...usualEmbed,
      parts: ['regs', 'compare'],
      theme: 'light',
      readonly: true,
    } as const
    const { search } = new URL(embedAddress(page, hash, choice))
    expect(readOptions(search)).toMatchObject({
      view: choice.parts,
      theme: 'light',
      readonly: true,
    })
    expect(readOptions(new URL(embedAddress(page, hash, usualEmbed)).search).view).toEqual(
      usualEmbed.parts,
    )
  })

  it('of an iframe is as high as what it shows needs', () => {
    const high = (...parts: readonly EmbedPart[]) =>
      /height="(\d+)"/.exec(snippetOf('iframe', page, hash, { ...usualEmbed, parts }))?.[1]
    expect(high('code', 'regs', 'step')).toBe('660')
    expect(high('code', 'regs', 'step', 'timeline')).toBe('724')
    expect(high('step')).toBe('580')
  })

  it('of an iframe has a title, and as Markdown a picture that leads to the page', () => {
    const choice = { ...usualEmbed, title: 'Xen & "irq_disable"' }
    expect(snippetOf('iframe', page, hash, choice)).toContain(
      'title="Xen &amp; &quot;irq_disable&quot;"',
    )
    expect(snippetOf('iframe', page, hash, { ...choice, title: ' ' })).toMatch(/title="How boot/)
    expect(snippetOf('markdown', page, hash, choice)).toBe(
      String.raw`[![Xen & "irq\_disable"](https://example.org/pvscope/preview.png)](https://example.org/pvscope/#v4=AbC-_09)`,
    )
    const component = snippetOf('component', page, hash, choice)
    // A module does not know where it came from, and the script has to.
    expect(component).toContain('<script src="https://example.org/pvscope/embed.js" async>')
    expect(component).toContain('<a href="https://example.org/pvscope/#v4=AbC-_09">')
  })

  it('shows registers beside the listing, and nowhere else', () => {
    expect(withPart(['code', 'regs', 'step'], 'code', false)).toEqual(['step'])
    expect(withPart(['step'], 'regs', true)).toEqual(['code', 'regs', 'step'])
    expect(withPart(['code', 'regs'], 'regs', false)).toEqual(['code'])
    expect(withPart(['step'], 'code', true)).toEqual(['code', 'step'])
    expect(withPart(['code', 'step'], 'step', false)).toEqual(['code'])
  })

  it.each(snippetForms)('as %s lets no title become markup', (form) => {
    const title = '"><script>alert(1)</script>](javascript:alert(1))'
    const text = snippetOf(form, page, hash, { ...usualEmbed, title })
    expect(text).not.toMatch(/(?<!\\)<script\\?>alert/)
    if (form === 'markdown') expect(text).not.toMatch(/(?<!\\)\]\(javascript/)
  })
})
