import { expect, it } from 'vitest'
import type { RuleSetId } from '../patch/eras.ts'
import { analyze } from './analyze.ts'

/** Saves two registers round a call that promises to keep all of them. */
const listing = `771: push %eax; push %edx; call *pv_irq_ops; pop %edx; pop %eax; 772: ret
.section .parainstructions,"a"
.long 771b; .byte 43, 772b-771b; .short CLBR_NONE`

function disagreements(rules: RuleSetId) {
  const answer = analyze({
    listing,
    config: '32pae',
    variant: 'native',
    rules,
    nops: 'p6',
    scan: true,
    framePointer: 'auto',
  })
  return answer.kind === 'analysis' ? answer.analysis.stories[0]?.disagreements : null
}

it('tells rule sets apart that put the same kind of code over different bytes', () => {
  expect(disagreements('design')).toMatchObject([
    { rules: '2.6.30', outcome: 'inline', scope: 'whole' },
  ])
  expect(disagreements('2.6.30')).toMatchObject([
    { rules: 'design', outcome: 'inline', scope: 'inner' },
  ])
})
