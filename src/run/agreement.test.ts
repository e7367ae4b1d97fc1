import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyze } from '../analysis/analyze.ts'
import { type Run, runInput, summaryOf } from '../testing/runs.ts'
import { namesIn } from '../x86/registers.ts'
import type { Finding } from './report.ts'

/** Registers of the generated code; esi, edi and ebp stay pointers, so that nothing faults. */
const register = fc.constantFrom('%eax', '%ecx', '%edx', '%ebx')

const instruction = fc.oneof(
  fc.tuple(register, register).map(([from, to]) => `mov ${from}, ${to}`),
  fc.tuple(fc.nat(255), register).map(([value, to]) => `mov $${value}, ${to}`),
  fc.tuple(register, register).map(([from, to]) => `add ${from}, ${to}`),
  fc
    .tuple(fc.constantFrom('(%esi)', '4(%esi)', '(%edi)'), register)
    .map(([at, to]) => `mov ${at}, ${to}`),
  fc
    .tuple(register, fc.constantFrom('(%esi)', '8(%edi)'))
    .map(([from, at]) => `mov ${from}, ${at}`),
  fc.tuple(register, fc.constantFrom('(%esi)', '(%edi)')).map(([from, at]) => `adc ${from}, ${at}`),
  register.map((one) => `xor ${one}, ${one}`),
  fc.constantFrom(
    'mov %cl, %al',
    'mov $5, %dl',
    'movzbl %ah, %ebx',
    'setc %cl',
    'cmovz %ecx, %edx',
  ),
)

const site = fc.constantFrom(
  'DISABLE_INTERRUPTS(CLBR_ANY)',
  'DISABLE_INTERRUPTS(CLBR_NONE)',
  'ENABLE_INTERRUPTS(CLBR_EAX|CLBR_EDX)',
  'PVOP_VCALL flush_tlb_user',
  'PVOP_VCALL clts',
  'PVOP_CALL read_cr2',
  'PVOP_CALLEE save_fl',
  'PVOP_VCALLEE irq_enable',
)

/** Straight code with sites in it, and branches over a part of it now and then. */
const listing = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: instruction },
      { weight: 2, arbitrary: site },
      { weight: 1, arbitrary: register.map((one) => `test ${one}, ${one}\n jz 9f`) },
    ),
    { minLength: 3, maxLength: 14 },
  )
  .map((lines) => `f:\n${lines.map((line) => ` ${line}\n`).join('')}9: ret # live: %eax\n`)

const kernel = fc.record({
  variant: fc.constantFrom('native', 'xen', 'xen-noplace', 'lguest', 'vmi', 'kvm' as const),
  rules: fc.constantFrom('design', '2.6.30' as const),
  switches: fc.record({ everything: fc.boolean() }),
})

/** What the analysis says that a site destroys of what somebody needs. */
function destroyedAt(run: Run): readonly (readonly string[])[] {
  const answer = analyze(runInput(run))
  if (answer.kind === 'refused') return []
  const { pressure, program } = answer.analysis
  return pressure.sites.map(({ destroyed, flagsDestroyed }) => [
    ...namesIn(program.arch, destroyed),
    ...(flagsDestroyed ? ['flags'] : []),
  ])
}

const placeOf = ({ place }: Finding): string =>
  place?.kind === 'register' ? place.register : (place?.kind ?? '')

describe('what goes wrong in a run', () => {
  it('was foretold: the analysis names that register as destroyed by that site', () => {
    let found = 0
    fc.assert(
      fc.property(listing, kernel, (text, part) => {
        const run: Run = { listing: text, ...part }
        const { verdicts, endings } = summaryOf(run)
        expect(Object.values(endings).map(({ kind }) => kind)).toEqual(
          Array.from({ length: 3 }, () => 'returned'),
        )
        const foretold = destroyedAt(run)
        for (const { site: index, unpatched, patched } of verdicts) {
          for (const finding of [unpatched, patched]) {
            if (!finding) continue
            found++
            expect(finding.why).toBe('poison-used')
            expect(foretold[index], `${text}\n${JSON.stringify(part)}`).toContain(placeOf(finding))
          }
        }
      }),
      { numRuns: 300, seed: 20261129 },
    )
    // Not for want of anything going wrong.
    expect(found).toBeGreaterThan(100)
  })

  it('is nothing where the analysis finds nothing destroyed', () => {
    fc.assert(
      fc.property(listing, kernel, (text, part) => {
        const run: Run = { listing: text, ...part }
        fc.pre(destroyedAt(run).every((destroyed) => destroyed.length === 0))
        const { verdicts } = summaryOf(run)
        const wrong = verdicts.filter(
          ({ verdict }) => verdict !== 'kept' && verdict !== 'not-reached',
        )
        expect(wrong).toEqual([])
      }),
      { numRuns: 100, seed: 20261129 },
    )
  })
})
