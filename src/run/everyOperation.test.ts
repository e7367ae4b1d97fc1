import { describe, expect, it } from 'vitest'
import { opsOf } from '../ops/index.ts'
import { verdictTexts } from '../testing/runs.ts'

/** Reads the result where there is one, and holds values in what a call takes. */
const around = (macro: string, member: string, usesResult: boolean) =>
  `f:
    push  %rbx
    mov   %rdi, %rbx
    ${macro} ${member}
${usesResult ? '    mov   %rax, (%rbx)\n' : ''}    pop   %rbx
    ret
`

const calls = opsOf('64v61').filter(({ transfer }) => transfer === 'call')

describe.each(['native', 'xen', 'kvm'] as const)('under 6.1 on %s', (variant) => {
  it.each(calls.map((op) => [op.member, op] as const))(
    '%s does the same called and written in its place',
    (member, op) => {
      const returns = op.result !== 'void'
      const macro = returns ? 'PVOP_CALL' : 'PVOP_VCALL'
      const listing = around(macro, member, returns)
      const told = verdictTexts({ listing, config: '64v61', rules: '6.1', variant })
      expect(told.filter((each) => each.startsWith('broken-by-patch'))).toEqual([])
      expect(told).toHaveLength(1)
    },
  )
})
