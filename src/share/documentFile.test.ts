import { describe, expect, it } from 'vitest'
import { type SharedDocument, defaultSettings } from './document.ts'
import { documentFromFile, documentText } from './documentFile.ts'

const document: SharedDocument = {
  ...defaultSettings,
  listing: '    PVOP_VCALLEE irq_enable\n    ret\n',
  variant: 'kvm',
  site: 0,
  step: 3,
  breakpoints: [2],
}

const changed = (part: Record<string, unknown>): string =>
  JSON.stringify({ ...(JSON.parse(documentText(document)) as object), ...part })

const errorOf = (text: string) => {
  const read = documentFromFile(text)
  return read.ok ? null : read.error
}

describe('a document in a file', () => {
  it('comes back as it was, and can be read by people', () => {
    expect(documentFromFile(documentText(document))).toEqual({ ok: true, value: document })
    expect(documentText(document)).toContain('"variant": "kvm"')
    expect(documentText(document)).toContain('"    PVOP_VCALLEE irq_enable",\n')
  })

  it('may have its listing as one text, and no settings', () => {
    const text = JSON.stringify({ pvscope: 1, format: 1, listing: 'ret\n' })
    expect(documentFromFile(text)).toMatchObject({ ok: true, value: { listing: 'ret\n' } })
  })

  it.each([
    ['no JSON', 'ret\n', 'no-document'],
    ['other JSON', '{"a":1}', 'no-document'],
    ['a list', '[]', 'no-document'],
    ['no listing', changed({ listing: 7 }), 'field'],
    ['a listing of numbers', changed({ listing: [7] }), 'field'],
    ['a file too large', ' '.repeat(1_048_577), 'too-large'],
  ])('is refused in words: %s', (_, text, code) => {
    expect(errorOf(text)).toMatchObject({ code, saved: null })
  })

  it.each([
    [
      'a setting unheard of',
      changed({ settings: { variant: 'plan9', rules: '2.6.30' } }),
      'setting',
    ],
    ['settings of another kind', changed({ settings: [1] }), 'field'],
    ['no format', changed({ format: null }), 'field'],
    ['a newer format', changed({ format: 99 }), 'newer'],
    ['a newer file', changed({ pvscope: 2 }), 'newer'],
  ])('gives its text in spite of %s', (_, text, code) => {
    expect(errorOf(text)).toMatchObject({ code, saved: { listing: document.listing } })
    expect(errorOf(text)?.message).toContain('Its text is shown')
  })

  it('keeps the settings that it knows', () => {
    const text = changed({ settings: { variant: 'plan9', rules: '2.6.30' } })
    expect(errorOf(text)?.saved?.rules).toBe('2.6.30')
  })
})
