import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase64url, toBase64url } from './base64url.ts'
import { compress } from './compress.ts'
import { decodeLink } from './decodeLink.ts'
import { type SharedDocument, defaultSettings } from './document.ts'
import { encodeLink } from './encodeLink.ts'
import { largestDocument, longestLink } from './limits.ts'
import { v1 } from './upgrades/v1.ts'
import { v4 } from './upgrades/v4.ts'

const plain = (listing: string): SharedDocument => ({ ...defaultSettings, listing })

const documents: fc.Arbitrary<SharedDocument> = fc.record({
  listing: fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme', maxLength: 2000 }),
  ),
  machine: fc.constantFrom('x86' as const, 'ia64' as const),
  itaniumRules: fc.constantFrom('static' as const, 'scan' as const),
  config: fc.constantFrom('32pae' as const, '32nopae' as const, '64' as const),
  variant: fc.constantFrom('native' as const, 'xen' as const, 'vmi-jump' as const, 'off' as const),
  rules: fc.constantFrom('design' as const, '2.6.30' as const, '6.1' as const),
  features: fc.option(fc.integer({ min: 0, max: 7 })),
  nops: fc.constantFrom('intel' as const, 'k8' as const, 'k7' as const, 'p6' as const),
  scan: fc.boolean(),
  framePointer: fc.constantFrom('auto' as const, 'yes' as const, 'no' as const),
  site: fc.option(fc.nat(999_999)),
  step: fc.option(fc.nat(999_999)),
  compare: fc.boolean(),
  start: fc.record({
    registers: fc.dictionary(
      fc.constantFrom('eax', 'edi', 'rax', 'rsp', 'r8', 'r15'),
      fc.bigInt(0n, (1n << 64n) - 1n),
    ),
    flags: fc.nat(0xfff).map((bits) => bits & 0xcd5),
    interrupts: fc.boolean(),
    pending: fc.boolean(),
    entry: fc.option(fc.string({ unit: 'binary', minLength: 1 })),
  }),
  switches: fc.record({ polite: fc.boolean(), everything: fc.boolean() }),
  breakpoints: fc
    .uniqueArray(fc.integer({ min: 1, max: 999_999 }))
    .map((lines) => lines.toSorted((left, right) => left - right)),
  moment: fc.option(fc.nat(9_999_999)),
})

const failureOf = (hash: string) => {
  const result = decodeLink(hash)
  return result.ok ? null : result.error
}

describe('a link', () => {
  it('brings every document back', () => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(decodeLink(encodeLink(document))).toEqual({ ok: true, value: document })
      }),
      { numRuns: 500 },
    )
  })

  it('is printable without escapes in an address', () => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(encodeLink(document)).toMatch(/^#v4=[\w-]+$/)
      }),
    )
  })

  it('stores only settings that are not the default', () => {
    const bytes = compress('\ncli\n', v4.dictionary)
    expect(encodeLink(plain('cli\n'))).toBe(`#v4=${toBase64url(bytes)}`)
  })

  it('may be followed by other parts of the address', () => {
    expect(decodeLink(`${encodeLink(plain('cli'))}&present`)).toMatchObject({ ok: true })
  })

  it('is short for what a lecture shows', () => {
    const listing = `# Ages a page-table entry.
age_pte:
    mov   %eax, %ebx
    mov   (%esi), %ecx
    DISABLE_INTERRUPTS(CLBR_NONE)
    mov   %ecx, %eax
    PVOP_CALLEE pte_val
    mov   %eax, (%edi)
    andb  $0xdf, (%esi)
    PVOP_VCALL flush_tlb_single
    ret
`
    expect(
      encodeLink({ ...plain(listing), variant: 'lguest', site: 2, step: 5 }).length,
    ).toBeLessThan(listing.length * 0.7)
  })
})

describe('a link that cannot be opened', () => {
  const good = encodeLink(plain('push %eax\ncall paravirt_cli\npop %eax\n'))

  it('never throws, whatever the address holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.base64String()), (text) => {
        for (const hash of [
          text,
          `#v1=${text}`,
          `#v2=${text}`,
          `#v3=${text}`,
          `#v4=${text}`,
          `#v5=${text}`,
          `${good}${text}`,
        ])
          decodeLink(hash)
      }),
      { numRuns: 500 },
    )
  })

  it('is called damaged when it is cut or a character is changed', () => {
    for (let length = 4; length < good.length; length++) {
      expect(failureOf(good.slice(0, length))?.code).toBe('damaged')
    }
    const cut = failureOf(good.slice(0, -6))
    expect(cut?.saved?.listing).toBe('push %eax\ncall paravirt_cli\n')
    expect(cut?.message).toContain('check each line')
    const changed = `${good.slice(0, 9)}${good[9] === 'A' ? 'B' : 'A'}${good.slice(10)}`
    expect(failureOf(changed)?.code).toBe('damaged')
  })

  it.each([
    ['a line that was broken', (link: string) => `${link.slice(0, 20)}\r\n${link.slice(20)}`],
    ['one that mail encoded', (link: string) => `${link.slice(0, 20)}=\r\n${link.slice(20)}`],
    ['one that a browser encoded', (link: string) => `${link.slice(0, 20)}%0A%20${link.slice(20)}`],
    ['a zero-width space', (link: string) => `${link.slice(0, 20)}%E2%80%8B${link.slice(20)}`],
    ['the end of a sentence', (link: string) => `${link}).`],
    ['an encoded sign', (link: string) => link.replace('=', '%3D')],
    ['one that was encoded twice', (link: string) => link.replace('=', '%253d')],
    ['other parts behind it', (link: string) => `${link}%26utm_source=mail`],
    ['capitals', (link: string) => link.replace('v', 'V')],
  ])('is not one that has %s', (_, spoil) => {
    const spoilt = spoil(good)
    expect(spoilt).not.toBe(good)
    expect(decodeLink(spoilt)).toEqual(decodeLink(good))
    expect(decodeLink(good).ok).toBe(true)
  })

  it('says so, too, where its sign was encoded', () => {
    const cut = failureOf(good.replace('=', '%3D').slice(0, -6))
    expect(cut).toMatchObject({ code: 'damaged' })
    expect(cut?.saved?.listing).toBe('push %eax\ncall paravirt_cli\n')
  })

  it('says that an address without a link holds none', () => {
    for (const hash of ['', '#', '#about', '#v0=AAAA', '#v1', 'v=AAAA']) {
      expect(failureOf(hash)?.code).toBe('no-link')
    }
  })

  it('is refused in words when a newer pvscope made it, and gives its text where it can', () => {
    const newer = good.replace('#v4=', '#v7=')
    expect(failureOf(newer)).toMatchObject({
      code: 'newer',
      message: expect.stringContaining('format 7'),
      saved: { listing: 'push %eax\ncall paravirt_cli\npop %eax\n' },
    })
    expect(failureOf('#v7=AAAAAAAA')).toMatchObject({ code: 'newer', saved: null })
  })

  it('names a setting that this version does not know, and gives its text', () => {
    const link = `#v1=${toBase64url(compress('variant=plan9\nret\n', v1.dictionary))}`
    expect(failureOf(link)).toMatchObject({
      code: 'unknown-setting',
      message: expect.stringContaining('variant=plan9'),
      saved: { listing: 'ret\n', variant: 'xen' },
    })
  })

  it.each([
    'registers=eax',
    'registers=eax.10000000000000000',
    'flags=2',
    'disabled=0',
    'breakpoints=3.2',
    'breakpoints=0',
    'moment=-1',
    'toString=1',
  ])('does not guess at %s', (setting) => {
    const link = `#v4=${toBase64url(compress(`${setting}\nret\n`, v4.dictionary))}`
    expect(failureOf(link)).toMatchObject({ code: 'unknown-setting', saved: { listing: 'ret\n' } })
  })

  it('is stopped when it unfolds to more than the limit', () => {
    const bomb = `#v1=${toBase64url(compress(`\n${'a'.repeat(40 * largestDocument)}`, v1.dictionary))}`
    expect(bomb.length).toBeLessThan(longestLink)
    expect(failureOf(bomb)?.code).toBe('too-large')
  })

  it('is refused unread when it is longer than any link that is made', () => {
    expect(failureOf(`#v1=${'A'.repeat(longestLink)}`)?.code).toBe('too-large')
  })
})

it('base64url brings every byte back', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(fromBase64url(toBase64url(bytes))).toEqual(bytes)
    }),
  )
})
