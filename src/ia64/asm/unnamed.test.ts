import { describe, expect, it } from 'vitest'
import { lineIndex, positionAt } from '../../base/span.ts'
import { gnuIa64, hasGnuIa64 } from '../../testing/ia64/gnuBinutils.ts'
import { assemble } from './assemble.ts'

/** One of every kind that reads or writes more than its operands name, and some that do not. */
const instructions = `
ssm 0x4000|rsm 0x4000|ssm 0x2000|rsm 0x6000|sum 2|rum 0x38|ssm 0xfe8000|mov psr.l=r9|mov r8=psr
mov psr.um=r9|mov r10=psr.um|mov cr.iip=r9|mov r11=cr.iip|mov cr.ifs=r9|mov r12=cr.ifs
mov cr.tpr=r9|mov r13=cr.tpr|mov r14=cr.ivr|mov cr.eoi=r9|mov rr[r9]=r3|mov r15=rr[r9]
mov dbr[r9]=r3|mov r16=dbr[r9]|mov ibr[r9]=r3|mov r17=ibr[r9]|mov pkr[r9]=r3|mov r18=pkr[r9]
mov pmc[r9]=r3|mov r19=pmc[r9]|mov pmd[r9]=r3|mov r20=pmd[r9]|mov r21=cpuid[r9]
itr.d dtr[r9]=r3|itr.i itr[r9]=r3|ptc.l r9,r3|ptc.e r9|ptr.d r9,r3|ptr.i r9,r3|itc.d r9|itc.i r9
ptc.g r9,r3|ptc.ga r9,r3|thash r22=r9|mov.m ar.unat=r9|mov.m r23=ar.unat|st8.spill [r9]=r3
ld8.fill r24=[r9]|mov.m ar.rsc=r9|mov.m r25=ar.rsc|mov.m ar.bspstore=r9|mov.m r26=ar.bspstore
mov.m r27=ar.bsp|mov.m ar.rnat=r9|mov.m r28=ar.rnat|mov.i ar.pfs=r9|mov.i r29=ar.pfs
mov.i ar.ec=r9|mov.i r30=ar.ec|alloc r31=ar.pfs,0,0,0,0|flushrs|loadrs|cover|clrrrb|clrrrb.pr
epc|rfi|br.call.sptk.many b0=X|br.ret.sptk.many b0|bsw.0|srlz.d|ld8 r2=[r9]|st8 [r9]=r3`
  .trim()
  .split(/[|\n]/)

const pairs = instructions.flatMap((first) =>
  instructions.map((second) => [first, second] as const),
)

/** Each pair in a group of its own, and serialized behind it: GNU as follows some writes beyond a stop. */
const linesOfPair = 5
const listing = `.text\nX:\n${pairs.map((pair) => `${pair.join('\n')}\n;; srlz.d\n;; srlz.i\n;;\n`).join('')}`
const pairOf = (line: number): string =>
  (pairs[Math.floor((line - 3) / linesOfPair)] ?? []).join(', then ')

/** Whether a warning is of the second instruction of a pair. */
const isOfSecond = ({ line }: { readonly line: number }): boolean => (line - 4) % linesOfPair === 0

const pairsOf = (warnings: readonly { readonly line: number }[]): ReadonlySet<string> =>
  new Set(warnings.filter(isOfSecond).map(({ line }) => pairOf(line)))

describe.runIf(hasGnuIa64)('dependencies that no operand names', () => {
  const { diagnostics } = assemble(listing)
  const lines = lineIndex(listing)
  const ours = pairsOf(
    diagnostics
      .filter(({ code }) => code.endsWith('-after-write'))
      .map(({ span }) => positionAt(lines, span.from)),
  )
  const { violations } = gnuIa64(listing)

  it('are in many pairs of instructions', () => {
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(ours.size).toBeGreaterThan(150)
  })

  it('are told wherever GNU as wants a stop', () => {
    const wanted = pairsOf(violations.filter(({ stopIsEnough }) => stopIsEnough))
    expect(wanted.size).toBeGreaterThan(150)
    expect([...wanted].filter((pair) => !ours.has(pair))).toEqual([
      // It says "may" of both: which bit of ar.unat they mean is in the address.
      'st8.spill [r9]=r3, then st8.spill [r9]=r3',
      'st8.spill [r9]=r3, then ld8.fill r24=[r9]',
    ])
  })

  it('are told nowhere else', () => {
    const theirs = pairsOf(violations)
    expect([...ours].filter((pair) => !theirs.has(pair))).toEqual([
      // Its tables hold ar.pfs against calls only; which of two values stays is no better defined.
      'mov.i ar.pfs=r9, then mov.i ar.pfs=r9',
    ])
  })
})

const warnings = (source: string): readonly string[] =>
  assemble(source).diagnostics.map(({ message }) => message.split(':')[0] ?? '')

describe('what no operand names', () => {
  it('is told by its name', () => {
    expect(warnings('rsm psr.i\nmov r8=psr ;;')).toEqual([
      'psr.i is read here and written in line 1 of the same group',
    ])
  })

  it('is told in words where it has no name', () => {
    expect(warnings('alloc r8=ar.pfs,0,0,0,0\nmov r9=ar.bsp ;;')).toEqual([
      'the register stack engine is read here and written in line 1 of the same group',
    ])
  })

  it('is told once where many bits are meant', () => {
    expect(warnings('mov psr.l=r9\nmov r8=psr ;;')).toEqual([
      'psr is read here and written in line 1 of the same group',
    ])
  })

  it('may differ where the index stands in another register, or where a bit is one of many', () => {
    expect(warnings('mov rr[r9]=r3\nmov r8=rr[r10] ;;')).toEqual([])
    expect(warnings('st8.spill [r9]=r3\nst8.spill [r10]=r4 ;;')).toEqual([])
    expect(warnings('mov ar.unat=r9\nst8.spill [r10]=r4 ;;')).toHaveLength(1)
  })

  it('is fine behind a stop, and under predicates of which one is true', () => {
    expect(warnings('rsm psr.i ;;\nmov r8=psr ;;')).toEqual([])
    expect(warnings('cmp.ne p6,p7=r8,r0 ;;\n(p6) ssm psr.i\n(p7) rsm psr.i ;;')).toEqual([])
  })
})
