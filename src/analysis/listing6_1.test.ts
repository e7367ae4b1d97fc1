import { describe, expect, it } from 'vitest'
import { refusalSentence } from '../backends/refusal.ts'
import { analyze } from './analyze.ts'
import type { AnalysisInput } from './analysis.ts'
import { compare } from './compare.ts'
import type { VariantId } from '../backends/backend.ts'
import { hex } from '../base/bytes.ts'
import { slotCode } from '../ops/slotCode.ts'
import { slotOps } from '../ops/slots.ts'
import { bootedSites } from '../testing/vectors/kernelVectors.ts'
import { bitsOf } from '../rules/features6_1.ts'

const inputFor = (listing: string): AnalysisInput => ({
  listing,
  config: '64v61',
  variant: 'native',
  rules: '6.1',
  nops: 'p6',
  scan: false,
  framePointer: 'auto',
  features: null,
})

function told(listing: string, variant: VariantId, changes: Partial<AnalysisInput> = {}) {
  const answer = analyze({ ...inputFor(listing), variant, ...changes })
  if (answer.kind === 'refused') throw new Error(refusalSentence(answer.refusal))
  return answer.analysis
}

const outcomes = (listing: string, variant: VariantId, changes: Partial<AnalysisInput> = {}) =>
  told(listing, variant, changes).stories.map(({ decision }) => decision.outcome)

const everyOp = slotOps
  .map(({ id, calleeSave }) => {
    const member = id.slice(id.indexOf('.') + 1)
    return `    ${calleeSave ? 'PVOP_CALLEE' : 'PVOP_VCALL'} ${member}`
  })
  .join('\n')

describe('a listing under the rules of 6.1', () => {
  it('finds a site for every operation, with the bytes and clobbers of compiled C', () => {
    const { stories, diagnostics } = told(everyOp, 'native')
    expect(diagnostics.filter(({ code }) => !code.startsWith('lint/'))).toEqual([])
    expect(stories.map(({ site }) => site.type)).toEqual(slotOps.map(({ type }) => type))
    expect(new Set(stories.map(({ site }) => site.length))).toEqual(new Set([6]))
  })

  it.each(['native', 'xen'] as const)('comes to what the booted kernel had: %s', (variant) => {
    const sites = bootedSites()
    const { stories } = told(everyOp, variant)
    for (const { site, decision } of stories) {
      const booted = sites.find(({ type }) => type === site.type)
      if (!booted) continue
      const wanted = booted[variant]
      const ours = hex(decision.edit.after)
      // Distances depend on where the code lies; everything else is to be the same.
      const call = ours.startsWith('e8')
      expect([site.type, call ? 'call' : ours]).toEqual([
        site.type,
        wanted.startsWith('e8') ? 'call' : wanted,
      ])
    }
  })

  it('keeps the code of its alternatives as the assembler writes it', () => {
    for (const { text, bytes } of Object.values(slotCode)) {
      const { program } = told(text.map((line) => `    ${line}`).join('\n'), 'native')
      expect([...(program.sections[program.text]?.bytes ?? [])]).toEqual([...bytes])
    }
  })

  it('follows the features, whatever they are preset to', () => {
    const listing = '    PVOP_VCALLEE irq_disable\n    PVOP_VCALLEE queued_spin_unlock'
    expect(outcomes(listing, 'native')).toEqual(['inline', 'inline'])
    expect(outcomes(listing, 'xen')).toEqual(['thunk-call', 'inline'])
    expect(outcomes(listing, 'kvm')).toEqual(['inline', 'thunk-call'])
    const xenPv = bitsOf(['xen-pv', 'pv-unlock'])
    expect(outcomes(listing, 'native', { features: xenPv })).toEqual(['thunk-call', 'thunk-call'])
    expect(outcomes(listing, 'xen', { features: 0 })).toEqual(['inline', 'inline'])
  })

  it('calls what the listing itself says, at the place that it names', () => {
    const listing = `# base: 0xffffffff81000000
start:
    .set pv_ops, start+0x1000000
    .set xen_write_msr, start+0x23680
    .set paravirt_BUG, start+0x7e000
    PVOP_VCALL write_msr
    PVOP_VCALL set_pgd`
    const [first, second] = told(listing, 'xen').stories
    expect(first?.site.address).toBe(0xffffffff81000000n)
    expect(hex(first?.decision.edit.after ?? new Uint8Array())).toBe('e87b36020090')
    expect(second?.decision.outcome).toBe('trap')
    expect(hex(second?.decision.edit.after ?? new Uint8Array()).slice(0, 10)).toBe('e8f5df0700')
    const lookup = first?.steps.find(({ kind }) => kind === 'lookup')
    expect(lookup?.kind === 'lookup' && lookup.slot).toBe(0xffffffff820000c0n)
  })

  it('differs from the design in how it stops whoever gets to an empty slot, over the same bytes', () => {
    const [story] = told('    PVOP_VCALL set_pgd', 'xen').stories
    expect(story?.disagreements).toEqual([
      { rules: 'design', outcome: 'trap', callee: null, scope: null },
    ])
  })

  it('says what is wrong with an alternative that makes no sense', () => {
    const listing =
      '    PVOP_VCALLEE irq_disable\n    .section .altinstructions, "a"\n    .long 1, 2\n    .short 3\n    .byte 1'
    expect(told(listing, 'native').diagnostics.map(({ code }) => code)).toContain(
      'sites/alternative',
    )
  })

  it('sees no site without a record', () => {
    const [story] = told('    call *pv_ops+248(%rip)\n    ret', 'native', { scan: true }).stories
    expect(story?.decision.outcome).toBe('keep')
    expect(story?.decision.candidates[0]?.checks[0]).toEqual({ check: 'recorded', pass: false })
    expect(story?.steps.at(-1)?.kind).toBe('done')
  })

  it('disagrees with the design for reasons of its own', () => {
    const listing = `    PVOP_VCALLEE irq_disable
    PVOP_VCALLEE queued_spin_unlock
    PVOP_VCALL set_pgd
771:
    call *PV_SLOT_write_msr(%rip)
772:
    PV_RECORD PV_TYPE_write_msr, CLBR_NONE`
    const reasons = (variant: VariantId, features: number | null = null) => {
      const answer = compare({ ...inputFor(listing), features })
      const columns = answer.kind === 'comparison' ? answer.comparison.columns : []
      const column = columns.find((each) => each.variant === variant)
      return column?.kind !== 'cells'
        ? []
        : column.cells.map((cell) =>
            cell.kind === 'patched' ? cell.disagreements.map(({ reason }) => reason) : [],
          )
    }
    expect(reasons('native')).toEqual([[], [], [], ['unasked-destroys']])
    expect(reasons('xen')).toEqual([[], ['alternative'], ['bug-call'], ['unasked-destroys']])
    const guest = bitsOf(['xen-pv'])
    expect(reasons('native', guest)[0]).toEqual(['feature'])
  })

  it.each(['lguest', 'vmi', 'xen-noplace', 'kvm-mmuop'] as const)('refuses %s', (variant) => {
    expect(() => told('nop', variant)).toThrow(/left Linux|ended with Linux/)
  })

  it('refuses 32 bits', () => {
    expect(() => told('nop', 'native', { config: '32pae' })).toThrow('x86-64 kernel')
  })

  it('compiles the operations in where paravirt is off', () => {
    const { program, stories } = told('    PVOP_VCALLEE irq_disable', 'off')
    expect(stories).toEqual([])
    expect(hex(program.sections[program.text]?.bytes ?? new Uint8Array())).toBe('fa')
  })
})
