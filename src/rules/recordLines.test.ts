import { describe, expect, it } from 'vitest'
import {
  kernelSymbols,
  kernelVectorLines,
  type KernelVector,
} from '../testing/vectors/kernelVectors.ts'
import { recordPatcher, type RecordPatcher } from './recordLines.ts'

function patcher(symbols: unknown = null): RecordPatcher {
  const result = recordPatcher(symbols)
  if (!result.ok) throw new Error(result.error)
  return result.value
}

const asked = 'arch config backend op type site_addr site_len clobbers orig_bytes nops'.split(' ')

/** The record without what the kernel made of it. */
const question = (vector: object, without: readonly string[] = []): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(vector).filter(([key]) => asked.includes(key) && !without.includes(key)),
    ),
  )

const told = ({ result_bytes, patched_len, outcome, bug = undefined }: KernelVector) =>
  JSON.stringify({ result_bytes, patched_len, outcome, bug })

const lines = kernelVectorLines()
const vectors = lines.map((line) => JSON.parse(line) as KernelVector)

/** Vectors whose answer differs from the kernel's. */
const differing = (answer: RecordPatcher, without: readonly string[] = []): readonly string[] =>
  vectors.flatMap((vector) => {
    const ours = JSON.parse(answer(question(vector, without))) as KernelVector
    return told(ours) === told(vector) ? [] : [`${question(vector)} → ${told(ours)}`]
  })

describe('the golden vectors of 2.6.30', () => {
  it('are all there', () => {
    expect(vectors.length).toBe(5275)
  })

  it('come out byte for byte, with the built-in addresses', () => {
    expect(differing(patcher())).toEqual([])
  })

  it('come out byte for byte, with the addresses of the symbol file', () => {
    expect(differing(patcher(kernelSymbols()))).toEqual([])
  })

  it('come out the same when only the name or only the number of the operation is given', () => {
    expect(differing(patcher(), ['op'])).toEqual([])
    expect(differing(patcher(), ['type'])).toEqual([])
  })

  it('come out the same whatever results the line already has', () => {
    const answer = patcher()
    const wrong = { result_bytes: '00', patched_len: 99, outcome: 'nop', bug: true }
    for (const vector of vectors) {
      const line = JSON.stringify({ ...vector, ...wrong })
      expect(JSON.parse(answer(line))).toEqual(vector)
    }
  })
})

describe('--symbols', () => {
  /** Every kernel address of the 32-bit set moved up by 0x1000. */
  function shifted(): unknown {
    const text = JSON.stringify(kernelSymbols())
    return JSON.parse(
      text.replace(/"0xc1([0-9a-f]{6})"/g, (_, digits: string) => {
        const moved = (0xc1000000 + Number.parseInt(digits, 16) + 0x1000).toString(16)
        return `"0x${moved}"`
      }),
    )
  }

  const call = {
    arch: 'x86-32',
    backend: 'xen',
    op: 'pv_cpu_ops.clts',
    site_addr: '0xc1020000',
    site_len: 6,
    clobbers: 15,
    orig_bytes: 'ff15082090c1',
    nops: 'p6',
  }
  const resultOf = (answer: RecordPatcher, record: object) =>
    (JSON.parse(answer(JSON.stringify(record))) as KernelVector).result_bytes

  it('moves the target of a call', () => {
    expect(resultOf(patcher(), call)).toBe('e834030f0090')
    expect(resultOf(patcher(shifted()), call)).toBe('e834130f0090')
  })

  it('moves a function that only the list of symbols names', () => {
    const symbols = { sets: { '32pae': { symbols: { xen_clts: '0xc1110439' } } } }
    expect(resultOf(patcher(symbols), call)).toBe('e834040f0090')
  })

  it('moves the displacement inside of inline code', () => {
    const enable = {
      ...call,
      op: 'pv_irq_ops.irq_enable',
      site_len: 23,
      orig_bytes: '90'.repeat(23),
    }
    expect(resultOf(patcher(), enable)).toMatch(/e84550feff$/)
    expect(resultOf(patcher(shifted()), enable)).toMatch(/e84560feff$/)
  })

  it('takes the ROM from the file', () => {
    const symbols = { sets: { '32pae': { vmi: { rom_entry_formula: '0xfd000000 + 0x10*n' } } } }
    const record = { ...call, backend: 'vmi', op: 'pv_irq_ops.irq_disable' }
    expect(resultOf(patcher(symbols), record)).toBe(
      `e8${Buffer.from(Int32Array.of(0xfd0001e0 - 0xc1020005).buffer).toString('hex')}90`,
    )
  })

  it.each([
    [{}, /no "sets"/],
    [{ sets: { '64': { symbols: { xen_clts: 'here' } } } }, /sets\.64\.symbols: xen_clts/],
    [{ sets: { '64': { backends: { xen: { a: ['b', 'c', 'd'] } } } } }, /backends\.xen: a/],
  ])('refuses a file it cannot read: %j', (symbols, words) => {
    const result = recordPatcher(symbols)
    expect(result.ok ? '' : result.error).toMatch(words)
  })
})

describe('a bad line', () => {
  const good = {
    arch: 'x86-32',
    backend: 'native',
    op: 'pv_irq_ops.irq_disable',
    type: 45,
    site_addr: '0xc1020000',
    site_len: 6,
    clobbers: 5,
    orig_bytes: 'ff1508309081',
  }
  const answer = patcher()
  const errorOf = (line: string) => (JSON.parse(answer(line)) as { error?: string }).error

  it('is not this one', () => {
    expect(errorOf(JSON.stringify(good))).toBeUndefined()
  })

  it.each([
    ['arch', 'x86', /"arch"/],
    ['config', '64', /"config"/],
    ['config', 'toString', /"config"/],
    ['config', { toString: 1 }, /"config"/],
    ['backend', { toString: 1 }, /"backend" must be one of native/],
    ['backend', 'plan9', /"backend" must be one of native/],
    ['op', 'pv_irq_ops.cli', /"op" or "type"/],
    ['type', 44, /whose type is 45/],
    ['type', 300, /"op" or "type"/],
    ['site_addr', 'here', /"site_addr"/],
    ['site_addr', '0x1c1020000', /at most 32 bits/],
    ['site_len', 256, /"site_len"/],
    ['site_len', 5, /5 bytes of hex/],
    ['clobbers', -1, /"clobbers"/],
    ['orig_bytes', 'ff150830908', /"orig_bytes"/],
    ['nops', 'k9', /"nops" must be one of intel/],
  ])('with %s = %j names the field', (field, value, words) => {
    expect(errorOf(JSON.stringify({ ...good, [field]: value }))).toMatch(words)
  })

  it('says that it is no JSON, or no object', () => {
    expect(errorOf('{"arch":')).toMatch(/not JSON/)
    expect(errorOf('[1]')).toMatch(/not a JSON object/)
  })

  it('refuses what never existed in words', () => {
    const { type: _, ...record } = good
    const lguest = { ...record, arch: 'x86-64', backend: 'lguest' }
    expect(errorOf(JSON.stringify(lguest))).toMatch(/never a 64-bit lguest/)
  })
})
