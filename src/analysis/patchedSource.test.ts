import { describe, expect, it } from 'vitest'
import { hex } from '../base/bytes.ts'
import { archOf } from '../ops/op.ts'
import { gnuObject, hasGnuAs } from '../testing/gnuAs.ts'
import { sampleListings } from '../testing/samples.ts'
import { analyze } from './analyze.ts'
import type { AnalysisInput } from './analysis.ts'
import { patchedSource } from './patchedSource.ts'

const inputOf = (listing: string, part: Partial<AnalysisInput> = {}): AnalysisInput => ({
  listing,
  config: '32pae',
  variant: 'xen',
  rules: 'design',
  nops: 'p6',
  scan: true,
  framePointer: 'auto',
  ...part,
})

function patchedText(input: AnalysisInput): string {
  const answer = analyze(input)
  if (answer.kind === 'refused') throw new Error('refused')
  return hex(answer.analysis.patchedText)
}

const cases = sampleListings().flatMap(({ name, width, listing }) =>
  (['native', 'xen', 'kvm'] as const).map((variant) => {
    const config = width === '64' ? ('64' as const) : ('32pae' as const)
    return [name, variant, inputOf(listing, { config, variant, rules: '2.6.30' })] as const
  }),
)

describe('the patched listing as a file', () => {
  it.runIf(hasGnuAs).each(cases)('%s on %s is what GNU as makes of it', (_, __, input) => {
    const source = patchedSource(input) ?? ''
    const object = gnuObject(source, archOf(input.config))
    expect(Object.keys(object)).toEqual(['.text align 1'])
    const [text] = Object.values(object)
    expect(text?.hex.replaceAll('\n', '')).toBe(patchedText(input))
    expect(text?.relocations).toEqual([])
  })

  it('says instructions, labels and sites beside the bytes', () => {
    const source = patchedSource(inputOf('f:\n    nop\n    PVOP_VCALLEE irq_enable\n    .byte 6\n'))
    expect(source).toMatch(/^f:$/m)
    expect(source).toMatch(/^ {4}\.byte 0x90 +# nop$/m)
    expect(source).toMatch(/^ {4}# site 1: pv_irq_ops\.irq_enable, 6 bytes, \S+$/m)
    expect(source).toMatch(/^# As boot leaves it: xen, rules design, at 0x[\da-f]+$/m)
  })

  it('is nothing for a combination that never existed', () => {
    expect(patchedSource(inputOf('ret\n', { config: '64', variant: 'lguest' }))).toBeNull()
  })
})
