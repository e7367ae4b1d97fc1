import { describe, expect, it } from 'vitest'
import { backendTable } from '../backends/table.ts'
import type { ConfigId } from '../ops/op.ts'
import { ruleSets } from '../rules/index.ts'
import { describeAnalysis } from '../testing/describe.ts'
import { sampleListings } from '../testing/samples.ts'
import { analyze } from './analyze.ts'

/**
 * Every sample under every backend and rule set as readable text: a reviewer sees in the diff what a change
 * does to the story.
 */
const shown = ['native', 'xen', 'xen-noplace', 'lguest', 'vmi', 'kvm', 'off'] as const
const configs: Record<string, ConfigId> = { '32': '32pae', '64': '64' }

describe.each(sampleListings())('$name', ({ name, width, listing }) => {
  const config = configs[width] ?? '32pae'

  it('tells the same story as the golden text', async () => {
    const texts = shown.flatMap((variant) =>
      ruleSets.flatMap((rules) => {
        if (!backendTable(variant, config).ok) return []
        const input = {
          listing,
          config,
          variant,
          rules: rules.id,
          nops: 'p6',
          scan: true,
          framePointer: 'auto',
        } as const
        const answer = analyze(input)
        return answer.kind === 'analysis' ? [describeAnalysis(answer.analysis)] : []
      }),
    )
    await expect(texts.join('\n')).toMatchFileSnapshot(`../testing/golden/${name}.txt`)
  })

  it('assembles without an error', () => {
    const answer = analyze({
      listing,
      config,
      variant: 'native',
      rules: 'design',
      nops: 'p6',
      scan: true,
      framePointer: 'auto',
    })
    const errors =
      answer.kind === 'analysis'
        ? answer.analysis.diagnostics.filter(
            ({ severity, code }) => severity === 'error' && code.startsWith('asm/'),
          )
        : ['refused']
    expect(errors).toEqual([])
  })
})
