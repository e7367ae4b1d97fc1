import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyzeIa64, type Ia64Input } from '../analysis.ts'
import { forms } from '../isa/forms.ts'
import type { Cell } from './cell.ts'
import { bundleListing } from '../../testing/ia64/bundles.ts'
import { randomNumbers } from '../../testing/randomNumbers.ts'
import { effects } from './effects/index.ts'
import type { Ia64Run, MachineId, RunStart } from './report.ts'
import { runIa64, stepLimit } from './run.ts'
import { entryLabels, usualStart } from './start.ts'

const folder = join(import.meta.dirname, '../../../app/samples/ia64')
const names = readdirSync(folder).filter((name) => name.endsWith('.s'))
const sample = (name: string): string => readFileSync(join(folder, `${name}.s`), 'utf8')

function run(input: Partial<Ia64Input> & { readonly listing: string }, start?: RunStart): Ia64Run {
  const whole = { platform: 'xen', rules: 'static', ...input } as const
  const found = runIa64(analyzeIa64(whole), whole, start)
  if (!found.ok) throw new Error(found.error.kind)
  return found.value
}

/** What a register holds in the end. */
function last({ moments }: Ia64Run, id: MachineId, key: string): Cell | undefined {
  const cells = moments.flatMap((moment) => moment[id].changes).filter(([name]) => name === key)
  return cells.at(-1)?.[1]
}

const events = ({ moments }: Ia64Run, id: MachineId) =>
  moments.flatMap((moment) => moment[id].events)

/** Instructions alone: what they leave in r8, and how it ends. */
function leaves(text: string): { value: bigint | undefined; end: string } {
  const found = run({ listing: ` .text\n .proc f\nf:\n${text}\n br.ret.sptk.many b0 ;;\n .endp\n` })
  return { value: last(found, 'patched', 'r8')?.value, end: found.endings.patched.kind }
}

describe('the effects of instructions', () => {
  it('cover every format of the tables', () => {
    expect(
      [...new Set(forms.map(({ format }) => format))].filter((id) => !effects.has(id)),
    ).toEqual([])
  })

  it.each([
    ['mov r8=5 ;;', 5n],
    ['mov r9=-1 ;;\n add r8=r9,r9,1 ;;', 0xffffffffffffffffn],
    ['mov r9=7 ;;\n mov r10=3 ;;\n sub r8=r9,r10,1 ;;', 3n],
    ['mov r9=12 ;;\n mov r10=10 ;;\n andcm r8=r9,r10 ;;', 4n],
    ['movl r8=0x123456789abcdef0 ;;', 0x123456789abcdef0n],
    ['adds r8=-16,r0 ;;', 0xfffffffffffffff0n],
    ['mov r9=-1 ;;\n cmp.lt p6,p7=r9,r0 ;;\n (p6) mov r8=1\n (p7) mov r8=2 ;;', 1n],
    ['mov r9=-1 ;;\n cmp.ltu p6,p7=r9,r0 ;;\n (p6) mov r8=1\n (p7) mov r8=2 ;;', 2n],
    ['cmp.eq p6,p7=r0,r0 ;;\n (p7) cmp.eq.unc p6,p0=r0,r0 ;;\n mov r8=3 ;;\n (p6) mov r8=4 ;;', 3n],
    ['st8 [sp]=sp,8 ;;\n adds r9=-8,sp ;;\n ld8 r8=[r9] ;;\n sub r8=r8,r9 ;;', 0n],
    ['mov r9=-2 ;;\n st4 [sp]=r9 ;;\n ld8 r8=[sp] ;;', 0xfffffffen],
    ['mov r9=-2 ;;\n st8 [sp]=r9 ;;\n ld1 r8=[sp] ;;', 0xfen],
    ['mov b6=r9 ;;\n mov r8=b6 ;;', 0x9009n],
    ['mov r8=ar.k3 ;;', 0x1e01en],
    ['mov r9=1 ;;\n mov ar.lc=r9 ;;\n mov r8=ar.lc ;;', 1n],
  ])('%s', (text, value) => {
    expect(leaves(text)).toEqual({ value, end: 'returned' })
  })

  it('says what it does not know, and stops', () => {
    expect(run({ listing: ' .text\n nop.m 0 ;;\n' }).endings.patched.kind).toBe('end-of-text')
    expect(leaves(' ld8.s r8=[sp] ;;').end).toBe('unsupported')
    expect(leaves(' bsw.0 ;;').end).toBe('unsupported')
    expect(leaves(' break.m 0x77 ;;').end).toBe('unanswered')
    expect(leaves(' ld8 r8=[r9] ;;').end).toBe('page')
    expect(leaves(' mov r40=r9 ;;').end).toBe('beyond-frame')
  })

  it('makes what an alloc adds undefined, and says so when it is read', () => {
    const listing =
      ' .proc f\nf:\n alloc r33=ar.pfs,0,4,0,0 ;;\n mov r8=r35 ;;\n br.ret.sptk.many b0 ;;\n .endp\n'
    expect(events(run({ listing }), 'patched')).toContainEqual({
      kind: 'undefined',
      register: 'r35',
    })
  })

  it('gives up a loop', () => {
    const { endings } = run({ listing: 'again:\n br.cond.sptk.many again ;;' })
    expect(endings.patched).toEqual({ kind: 'limit', limit: stepLimit })
  })
})

describe('whatever the listing', () => {
  const site = sample('cpuid').replace(/ +br\.ret[^]*/, '')

  it.each(Array.from({ length: 60 }, (_, at) => at))(
    'every machine comes to an end that can be told: %i',
    (seed) => {
      const random = bundleListing(randomNumbers(seed + 1), 24).replace(/^\.text\n/, '')
      for (const listing of [random, `${site}\n${random}`]) {
        for (const rules of ['static', 'scan'] as const) {
          const { endings, moments, verdicts } = run({ listing, rules })
          expect(Object.values(endings).every(({ kind }) => kind.length > 0)).toBe(true)
          expect(moments.at(-1)?.patched.ended).toBe(true)
          expect(verdicts.every(({ visits }) => visits >= 0)).toBe(true)
        }
      }
    },
  )

  it('the frame is back where it was when the function has returned', () => {
    for (const name of names) {
      const { moments, endings } = run({ listing: sample(name.replace('.s', '')) })
      if (endings.reference.kind !== 'returned') continue
      for (const id of ['reference', 'unpatched', 'patched'] as const) {
        expect(moments.at(-1)?.[id].stack.state.base, name).toBe(0)
      }
    }
  })
})

describe('running the samples', () => {
  it.each(names)('%s keeps its promise under the static convention', (name) => {
    for (const platform of ['native', 'xen'] as const) {
      const { verdicts } = run({ listing: sample(name.replace('.s', '')), platform })
      expect(verdicts.map(({ verdict }) => verdict)).toEqual(['kept'])
    }
  })

  it('reproduces the accident of out1, with the value that kills it', () => {
    const listing = sample('frame')
    const found = run({ listing, rules: 'scan' })
    expect(found.verdicts[0]).toMatchObject({
      verdict: 'broken-by-patch',
      unpatched: null,
      patched: {
        why: 'poison-used',
        register: 'out1 (r38)',
        by: { kind: 'c', name: 'GET_CPUID' },
        text: 'add r8=r32,r33',
      },
    })
    // Place 6 is out1 of the caller and the first local of the callee: the frame of the caller, sof 7, sol 5.
    expect(last(found, 'patched', '@6')).toMatchObject({ value: 0x287n })
    expect(last(found, 'reference', '@6')).toMatchObject({ value: 0x1111n, mark: null })
    const lines = listing.split('\n')
    expect(lines[(found.verdicts[0]?.patched?.line ?? 0) - 1]).toContain('add r8=r32,r33')
  })

  it('lets out1 live under the static convention', () => {
    const found = run({ listing: sample('frame') })
    for (const id of ['unpatched', 'patched'] as const) {
      expect(last(found, id, '@6')).toMatchObject({ value: 0x1111n, mark: null })
    }
  })

  it('stops where the scan has widened the alloc of another function', () => {
    const { endings, verdicts } = run({ listing: sample('noBoundary'), rules: 'scan' })
    expect(endings.patched).toEqual({ kind: 'beyond-frame', register: 'r35' })
    expect(verdicts[0]?.patched?.why).toBe('ending-differs')
  })

  it('loses the way back of a leaf that a C call is put into', () => {
    const listing = sample('noBoundary').replace('\n1:\n', '\n alloc r35=ar.pfs,0,2,2,0 ;;\n1:\n')
    const { verdicts } = run({ listing, rules: 'scan' })
    expect(verdicts[0]?.patched).toMatchObject({ why: 'poison-used', register: 'b0' })
  })

  it('takes interrupts and what waits for them from where the platform keeps them', () => {
    for (const platform of ['native', 'xen'] as const) {
      const listing = sample('irqRestore')
      const start = { registers: {}, interrupts: false, pending: true, entry: null }
      const found = run({ listing, platform }, start)
      expect(found.verdicts[0]?.verdict).toBe('kept')
      for (const id of ['reference', 'unpatched', 'patched'] as const) {
        expect(events(found, id)).toContainEqual({ kind: 'delivered' })
        expect(found.moments.at(-1)?.[id]).toMatchObject({ interrupts: true, pending: false })
      }
      const off = run({ listing: sample('irqDisable'), platform })
      expect(off.moments.at(-1)?.patched.interrupts).toBe(false)
    }
  })

  it('takes a branch site straight to the routine of the platform', () => {
    const { endings } = run({ listing: sample('leaveKernel') })
    expect(
      new Set(Object.values(endings).map((end) => (end.kind === 'left' ? end.to : ''))),
    ).toEqual(new Set(['xen_leave_kernel']))
  })

  it('blames a listing that keeps a value in a register that the site gives up', () => {
    const listing = sample('cpuid')
      .replace('read_cpuid:\n', 'read_cpuid:\n mov r14=r8 ;;\n')
      .replace(' br.ret', ' add r8=r8,r14 ;;\n br.ret')
    const found = run({ listing, platform: 'native' })
    // The function behind the unpatched site may destroy r14; the one instruction in its place does not.
    expect(found.verdicts[0]).toMatchObject({
      verdict: 'hidden-by-patch',
      unpatched: { why: 'poison-used', register: 'r14', by: { kind: 'function' } },
    })
  })

  it('finds a site whose record names another operation than its slot', () => {
    const listing = sample('cpuid').replace('GET_CPUID', 'GET_PMD')
    expect(run({ listing }).verdicts[0]).toMatchObject({
      verdict: 'hidden-by-patch',
      unpatched: { why: 'result-differs', register: 'r8' },
    })
  })
})

describe('a run from a label', () => {
  const at = (entry: string): RunStart => ({ ...usualStart, entry })

  it('is offered for the bundles of code, and for nothing else', () => {
    const listing = ` .data\nword: data8 1\n .text\nf:\n[tag:] mov r8=1 ;;\ng:\n br.ret.sptk.many b0 ;;\n`
    const analysis = analyzeIa64({ listing, platform: 'xen', rules: 'static' })
    expect(entryLabels(analysis.program)).toEqual(['f', 'g'])
    for (const entry of ['word', 'tag', 'nobody']) {
      const ran = runIa64(analysis, { listing, platform: 'xen', rules: 'static' }, at(entry))
      expect(ran).toEqual({ ok: false, error: { kind: 'no-entry', entry } })
    }
  })

  it('runs the function there, with what its caller passes, and comes to no site of another', () => {
    const found = run({ listing: sample('frame') }, at('other'))
    expect(found.passed).toBe(2)
    expect(last(found, 'patched', 'r8')?.value).toBe(3n + 0x1111n)
    expect(found.endings.patched).toEqual({ kind: 'returned' })
    expect(found.verdicts.map(({ verdict }) => verdict)).toEqual(['not-reached'])
  })

  it('has the frame of the alloc before it, where it lies inside of a function', () => {
    const listing = sample('frame').replace('1:\n', '1:\ninside:\n')
    const found = run({ listing }, at('inside'))
    const { stack } = found.moments[0]?.patched ?? {}
    expect(stack?.state.frame).toEqual({ sof: 7, sol: 5, sor: 0 })
    expect(stack?.registers.map(({ alias }) => alias)).toEqual([
      'in0',
      'in1',
      'loc0',
      'loc1',
      'loc2',
      'out0',
      'out1',
    ])
    expect(found.verdicts.map(({ verdict }) => verdict)).toEqual(['kept'])
  })
})
