import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hex } from '../../base/bytes.ts'
import { applyBranch, applyBundle, applyInstructions, fillerBundle } from './apply.ts'
import { startPatching } from './memory.ts'

const base = 0x100000000n
const bundles = (count: number) => fc.uint8Array({ minLength: 16 * count, maxLength: 16 * count })

interface Case {
  readonly code: Uint8Array
  readonly first: number
  readonly count: number
  readonly replacement: Uint8Array
}

const cases: fc.Arbitrary<Case> = fc
  .record({ first: fc.nat(3), count: fc.integer({ min: 1, max: 6 }), size: fc.nat(7) })
  .chain(({ first, count, size }) =>
    fc.record({
      code: bundles(12),
      first: fc.constant(first),
      count: fc.constant(count),
      replacement: bundles(size),
    }),
  )

describe('applying code to a bundle site', () => {
  it('never writes outside of the site', () => {
    fc.assert(
      fc.property(cases, ({ code, first, count, replacement }) => {
        const patching = startPatching({ base, bytes: code })
        const start = base + BigInt(16 * first)
        const site = { start, end: start + BigInt(16 * count), type: 3 }
        applyBundle(patching, site, [{ type: 3, bytes: replacement }], null)
        const [from, to] = [16 * first, 16 * (first + count)]
        expect(hex(patching.bytes.slice(0, from))).toBe(hex(code.slice(0, from)))
        expect(hex(patching.bytes.slice(to))).toBe(hex(code.slice(to)))
      }),
    )
  })

  it('changes nothing at all where the code does not fit', () => {
    const code = new Uint8Array(80).fill(7)
    const patching = startPatching({ base, bytes: code })
    const site = { start: base, end: base + 80n, type: 3 }
    const table = [{ type: 3, bytes: new Uint8Array(96) }]
    const applied = applyBundle(patching, site, table, null)
    expect(applied).toEqual({ ok: true, value: { used: 0, because: 'does-not-fit' } })
    expect(patching.bytes).toEqual(code)
    expect(patching.flushes).toEqual([])
  })

  it('fills the rest with bundles that have no stop', () => {
    const patching = startPatching({ base, bytes: new Uint8Array(48) })
    const table = [{ type: 3, bytes: new Uint8Array(16).fill(9) }]
    applyBundle(patching, { start: base, end: base + 48n, type: 3 }, table, null)
    expect(hex(patching.bytes.slice(16))).toBe(hex(fillerBundle()).repeat(2))
    expect(patching.flushes).toEqual([base, base + 16n, base + 32n])
  })

  it('stops the kernel at a site that is not aligned', () => {
    const patching = startPatching({ base, bytes: new Uint8Array(48) })
    const applied = applyBundle(patching, { start: base + 8n, end: base + 32n, type: 3 }, [], null)
    expect(applied).toEqual({ ok: false, error: 'bug' })
  })

  it('leaves the code that was handed in alone', () => {
    const code = new Uint8Array(16)
    const patching = startPatching({ base, bytes: code })
    applyBundle(
      patching,
      { start: base, end: base + 16n, type: 3 },
      [{ type: 3, bytes: new Uint8Array(16).fill(1) }],
      null,
    )
    expect(code).toEqual(new Uint8Array(16))
  })
})

describe('applying words to an instruction site', () => {
  it('never writes outside of its tags, and never a template', () => {
    fc.assert(
      fc.property(bundles(4), fc.nat(5), fc.nat(5), (code, from, more) => {
        const tagAt = (index: number) => base + BigInt(16 * Math.floor(index / 3) + (index % 3))
        const patching = startPatching({ base, bytes: code })
        const site = { start: tagAt(from), end: tagAt(from + more), type: 0 }
        applyInstructions(patching, site, more > 0 ? [5n] : [])
        const before = startPatching({ base, bytes: code })
        const first = 16 * Math.floor(from / 3)
        const last = 16 * Math.ceil((from + more) / 3)
        expect(hex(patching.bytes.slice(0, first))).toBe(hex(before.bytes.slice(0, first)))
        expect(hex(patching.bytes.slice(last))).toBe(hex(before.bytes.slice(last)))
        for (let at = 0; at < code.length; at += 16) {
          expect((patching.bytes[at] ?? 0) & 31).toBe((code[at] ?? 0) & 31)
        }
      }),
    )
  })
})

describe('a branch site', () => {
  it('of an unknown type stays what it was', () => {
    const patching = startPatching({ base, bytes: fillerBundle() })
    const applied = applyBranch(patching, { tag: base, type: 1 }, [{ type: 2, entry: base }])
    expect(applied).toEqual({ ok: true, value: { target: null } })
    expect(patching.bytes).toEqual(fillerBundle())
  })
})
