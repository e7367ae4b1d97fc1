import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase64url, toBase64url } from './base64url.ts'
import { compress } from './compress.ts'
import { decodeLink } from './decodeLink.ts'
import { type SharedDocument, defaultSettings } from './document.ts'
import { encodeLink } from './encodeLink.ts'
import { largestDocument, longestLink } from './limits.ts'
import { defaultRun } from './runFields.ts'
import { linkVersions } from './upgrades/index.ts'
import { v1 } from './upgrades/v1.ts'
import { v3 } from './upgrades/v3.ts'

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
  nops: fc.constantFrom('intel' as const, 'k8' as const, 'k7' as const, 'p6' as const),
  scan: fc.boolean(),
  framePointer: fc.constantFrom('auto' as const, 'yes' as const, 'no' as const),
  site: fc.option(fc.nat(999_999)),
  step: fc.option(fc.nat(999_999)),
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
        expect(encodeLink(document)).toMatch(/^#v3=[\w-]+$/)
      }),
    )
  })

  it('stores only settings that are not the default', () => {
    const bytes = compress('\ncli\n', v3.dictionary)
    expect(encodeLink(plain('cli\n'))).toBe(`#v3=${toBase64url(bytes)}`)
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
    const changed = `${good.slice(0, 9)}${good[9] === 'A' ? 'B' : 'A'}${good.slice(10)}`
    expect(failureOf(changed)?.code).toBe('damaged')
  })

  it('says that an address without a link holds none', () => {
    for (const hash of ['', '#', '#about', '#v0=AAAA', '#v1', 'v=AAAA']) {
      expect(failureOf(hash)?.code).toBe('no-link')
    }
  })

  it('is refused in words when a newer pvscope made it, and gives its text where it can', () => {
    const newer = good.replace('#v3=', '#v7=')
    expect(failureOf(newer)).toMatchObject({
      code: 'newer',
      message: expect.stringContaining('format 7'),
      listing: 'push %eax\ncall paravirt_cli\npop %eax\n',
    })
    expect(failureOf('#v7=AAAAAAAA')).toMatchObject({ code: 'newer', listing: null })
  })

  it('names a setting that this version does not know, and gives its text', () => {
    const link = `#v1=${toBase64url(compress('variant=hyperv\nret\n', v1.dictionary))}`
    expect(failureOf(link)).toMatchObject({
      code: 'unknown-setting',
      message: expect.stringContaining('variant=hyperv'),
      listing: 'ret\n',
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
    const link = `#v3=${toBase64url(compress(`${setting}\nret\n`, v3.dictionary))}`
    expect(failureOf(link)).toMatchObject({ code: 'unknown-setting', listing: 'ret\n' })
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

describe('every link version', () => {
  it('is listed in order without gaps', () => {
    expect(linkVersions.map(({ version }) => version)).toEqual(
      linkVersions.map((_, index) => index + 1),
    )
  })

  const runLink: SharedDocument = {
    ...plain('start:\n    PVOP_VCALLEE irq_disable\n    add   %edx, (%ebx)\n    ret\n'),
    start: {
      registers: { edx: 0x1234n, ebx: 0xc0100000n },
      flags: 0x41,
      interrupts: false,
      pending: true,
      entry: 'start',
    },
    switches: { polite: false, everything: true },
    breakpoints: [2, 3],
    moment: 7,
  }

  /** Links that are out in the world. Never change these lines; add one for each version. */
  const oldLinks: readonly (readonly [string, SharedDocument])[] = [
    ['#v1=v6UjbCYvFwA', plain('    DISABLE_INTERRUPTS(CLBR_NONE)\r\n')],
    [
      '#v1=rf3DLGCxFcN5wBC3zbbAVrqacSkrHG5NykcEEq4wAFkHAA',
      {
        ...defaultSettings,
        listing: '# Åbo\n    PVOP_VCALLEE irq_disable\n    ret\n',
        config: '64',
        variant: 'native',
        rules: '2.6.30',
        nops: 'k8',
        scan: true,
        framePointer: 'auto',
        site: 1,
        step: 6,
        ...defaultRun,
      },
    ],
    [
      '#v2=JxJDK1bTihJzUwPyM0GVt21lajGkIDWAFKTGXGmQNICWzbBmRYzggFQcsBKnDMICOQEA',
      {
        ...plain(
          'f:\n    push  %ebp\n    mov   %esp, %ebp\n    PVOP_VCALLEE irq_enable\n    leave\n    ret\n',
        ),
        variant: 'lguest',
        framePointer: 'yes',
        site: 0,
        step: 3,
      },
    ],
    [
      '#v3=5lErSk3PBJaSRcW2wOSlZ2hkbKILDAC9ZANDAxBQS8tJTC-2NTFUg_omBViqFoAaTnnpQBawki-qtAVXuGqpZalFlSUZEIkkYKMjuyA_M68EVJQbq-Xm5wLV2ppzgdVCUhLeAIOUKJCcgpS2QU4GAA',
      runLink,
    ],
  ]

  it('has a link here, made when it was the newest', () => {
    const versions = oldLinks.map(([link]) => Number(/v(\d+)/.exec(link)?.[1]))
    expect(new Set(versions)).toEqual(new Set(linkVersions.map(({ version }) => version)))
  })

  it.each(oldLinks)('still opens %s', (link, document) => {
    expect(decodeLink(link)).toEqual({ ok: true, value: document })
  })
})

it('base64url brings every byte back', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(fromBase64url(toBase64url(bytes))).toEqual(bytes)
    }),
  )
})
