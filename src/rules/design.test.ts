import { expect, it } from 'vitest'
import { backendTable } from '../backends/table.ts'
import type { VariantId } from '../backends/backend.ts'
import { opByMember } from '../ops/index.ts'
import { archOf, type ConfigId, earlyOf } from '../ops/op.ts'
import { wrongBefore } from '../patch/steps.ts'
import type { DecideInput, Decision } from '../patch/decision.ts'
import type { Pair, PatchSite } from '../sites/site.ts'
import type { Arch } from '../x86/arch.ts'
import { clobberedRegisters, clobberWords } from '../x86/clobbers.ts'
import { conventionOf } from '../x86/conventions.ts'
import {
  difference,
  intersection,
  namesIn,
  registerNames,
  regSetOf,
  union,
} from '../x86/registers.ts'
import { design } from './design.ts'

/**
 * Outcomes worked out by hand from the text of the model, not from the code: each row says what a reader of the
 * mails would expect, and why.
 */

interface Scene {
  readonly config?: ConfigId
  /** Member name. */
  readonly op: string
  readonly length: number
  /** Kernel constant or constants of the record; absent for a scanned site. */
  readonly clobbers?: string
  /** Registers pushed around the call, outermost first. */
  readonly pushed?: readonly string[]
  readonly form?: 'call' | 'jump' | 'instruction'
  /** Something leads into the middle. */
  readonly entered?: boolean
  /** Scanned by the operation's 2007 name, or through its slot. */
  readonly scanned?: 'name' | 'slot'
}

const text = { '32pae': 0xc1020000n, '32nopae': 0xc1020000n, '64': 0xffffffff81020000n } as const

const wordOf = (arch: Arch, names: string): number =>
  names.split('|').reduce((all, name) => all | (clobberWords(arch)[name] ?? Number.NaN), 0)

const pairsOf = (arch: Arch, { pushed = [], length }: Scene): readonly Pair[] =>
  pushed.map((name, index) => ({
    register: registerNames(arch).indexOf(name),
    push: { offset: index, length: 1 },
    pop: { offset: length - 1 - index, length: 1 },
  }))

function inputFor(scene: Scene, variant: VariantId): DecideInput {
  const config = scene.config ?? '32pae'
  const arch = archOf(config)
  const op = opByMember(config, scene.op)
  const table = backendTable(variant, config)
  if (!op || !table.ok) throw new Error(`no ${scene.op} or no ${variant}`)
  const word = wordOf(arch, scene.clobbers ?? 'CLBR_NONE')
  const saved = regSetOf(arch, scene.pushed ?? [])
  const named = clobberedRegisters(arch, word)
  const { callerSaved, returnRegisters } = conventionOf(arch)
  const own = intersection(named, callerSaved)
  const convention = scene.scanned === 'slot' && op.calleeSave ? returnRegisters : callerSaved
  const pushes = scene.pushed?.length ?? 0
  const pairs = pairsOf(arch, scene)
  const site: PatchSite = {
    index: 0,
    op: op.id,
    type: op.type,
    offset: 0,
    length: scene.length,
    address: text[earlyOf(config)],
    foundBy: scene.scanned ? 'scanned' : 'recorded',
    record: scene.scanned
      ? null
      : {
          offset: 0,
          bytes: new Uint8Array(8),
          address: text[earlyOf(config)],
          type: op.type,
          length: scene.length,
          clobberWord: word,
        },
    original: { offset: pushes, length: scene.length - 2 * pushes, form: scene.form ?? 'call' },
    sandwich: { pairs, end: 'edge', saved, entered: scene.entered ? 1 : null },
    wholeAllowed: !scene.entered,
    mayLose: scene.scanned
      ? { whole: difference(convention, saved), inner: convention }
      : { whole: own, inner: union(own, saved) },
    allowedOnPaper: difference(named, own),
    rows: { from: 0, to: 1 + 2 * pushes },
    span: null,
    line: 1,
    lastLine: 1,
  }
  return { site, op, arch, table: table.value, nops: 'p6', original: new Uint8Array(scene.length) }
}

const decide = (scene: Scene, variant: VariantId): Decision =>
  design.decide(inputFor(scene, variant))

const entry = (op: string, clobbers: string, length: number, pushed: readonly string[]): Scene => ({
  op,
  clobbers,
  length,
  pushed,
})
const none = (op: string): Scene => entry(op, 'CLBR_NONE', 13, ['eax', 'edi', 'edx'])
const compiled = (op: string, clobbers: string): Scene => ({ op, clobbers, length: 6 })
const wide = (op: string, clobbers: string, length = 7): Scene => ({
  config: '64',
  op,
  clobbers,
  length,
})
const mail: Scene = {
  op: 'irq_disable',
  length: 11,
  pushed: ['eax', 'ecx', 'edx'],
  scanned: 'name',
}

const outcomes: readonly (readonly [why: string, VariantId, Scene, string])[] = [
  ['8 of 13 bytes, nothing destroyed', 'xen', none('irq_disable'), 'inline whole'],
  ['10 of 13 bytes, nothing destroyed', 'lguest', none('irq_disable'), 'inline whole'],
  ['cli is one byte', 'native', none('irq_disable'), 'inline whole'],
  ['KVM runs the native code', 'kvm', none('irq_enable'), 'inline whole'],
  [
    '23 bytes do not fit 13; the routine destroys nothing',
    'xen',
    none('irq_enable'),
    'thunk-call routine whole',
  ],
  [
    'lguest has only a routine for sti, and it is clean',
    'lguest',
    none('irq_enable'),
    'thunk-call routine whole',
  ],
  [
    'the thunk loses eax and edx, which the pushes save',
    'xen-noplace',
    none('irq_disable'),
    'inner-call thunk inner',
  ],
  [
    'the ROM keeps everything but a result, and there is none',
    'vmi',
    none('irq_disable'),
    'thunk-call rom whole',
  ],
  [
    '10 bytes fit 11',
    'lguest',
    entry('irq_disable', 'CLBR_EAX', 11, ['edi', 'edx']),
    'inline whole',
  ],
  [
    '10 bytes do not fit 9; eax and edx may go, as the thunk needs',
    'lguest',
    entry('irq_disable', 'CLBR_EAX|CLBR_EDX', 9, ['edi']),
    'thunk-call thunk whole',
  ],
  [
    'everything may go, so the thunk saves for nothing: the C call comes first',
    'lguest',
    entry('irq_disable', 'CLBR_ANY', 7, []),
    'c-call c whole',
  ],
  [
    '8 bytes do not fit 7 and there is only a routine',
    'xen',
    entry('irq_disable', 'CLBR_ANY', 7, []),
    'thunk-call routine whole',
  ],
  [
    'ecx alone does not let a thunk in, the pushes do',
    'xen-noplace',
    entry('irq_disable', 'CLBR_ECX', 13, ['eax', 'edi', 'edx']),
    'inner-call c inner',
  ],
  [
    '23 bytes do not fit 6; the routine is clean',
    'xen',
    compiled('irq_enable', 'CLBR_RET_REG'),
    'thunk-call routine whole',
  ],
  [
    '5 bytes fit 6, eax is the result',
    'lguest',
    compiled('save_fl', 'CLBR_RET_REG'),
    'inline whole',
  ],
  [
    '10 bytes do not fit 6; a C call would lose ecx',
    'lguest',
    compiled('irq_disable', 'CLBR_RET_REG'),
    'thunk-call thunk whole',
  ],
  [
    '13 bytes do not fit 6; the routine changes eax only',
    'xen',
    compiled('save_fl', 'CLBR_RET_REG'),
    'thunk-call routine whole',
  ],
  [
    'a page-table value goes through a real thunk',
    'xen',
    compiled('pte_val', 'CLBR_RET_REG'),
    'thunk-call thunk whole',
  ],
  [
    'on bare hardware the value is its own result',
    'native',
    compiled('pte_val', 'CLBR_RET_REG'),
    'identity whole',
  ],
  [
    'an ordinary operation allows a C call',
    'xen',
    compiled('read_cr0', 'CLBR_ANY'),
    'c-call c whole',
  ],
  [
    'KVM overrides the page-table writes',
    'kvm-mmuop',
    compiled('set_pte', 'CLBR_ANY'),
    'c-call c whole',
  ],
  [
    'four words of arguments: a C call does not mind the stack',
    'native',
    compiled('write_gdt_entry', 'CLBR_ANY'),
    'c-call c whole',
  ],
  ['nothing to do on bare hardware', 'native', compiled('alloc_pte', 'CLBR_ANY'), 'nop whole'],
  ['an empty slot', 'xen', compiled('get_tsc_khz', 'CLBR_ANY'), 'trap whole'],
  [
    'an empty slot, and a label leads inside: the pushes stay',
    'xen',
    { op: 'get_tsc_khz', length: 8, pushed: ['ecx'], scanned: 'slot', entered: true },
    'trap inner',
  ],
  [
    'the ROM gives save_fl its result in eax',
    'vmi',
    compiled('save_fl', 'CLBR_RET_REG'),
    'thunk-call rom whole',
  ],
  [
    'five bytes do not fit four',
    'xen',
    { op: 'read_cr0', clobbers: 'CLBR_ANY', length: 4 },
    'keep inner',
  ],
  [
    'a promise to keep everything, and a result in eax',
    'lguest',
    { op: 'save_fl', clobbers: 'CLBR_NONE', length: 6 },
    'keep inner',
  ],
  [
    'iret never returns: a jump, whatever the promise',
    'xen',
    { op: 'iret', clobbers: 'CLBR_NONE', length: 7, form: 'jump' },
    'jump routine whole',
  ],
  [
    'iret is one byte',
    'native',
    { op: 'iret', clobbers: 'CLBR_NONE', length: 7, form: 'jump' },
    'inline whole',
  ],
  [
    'x86-32 has no sysret: the slot is empty',
    'native',
    { op: 'usergs_sysret64', clobbers: 'CLBR_NONE', length: 7, form: 'jump' },
    'trap whole',
  ],
  [
    'the ROM jumps for iret',
    'vmi',
    { op: 'iret', clobbers: 'CLBR_NONE', length: 7, form: 'jump' },
    'jump rom whole',
  ],
  ['8 of the 11 bytes that the scan found', 'xen', mail, 'inline whole'],
  ['10 of the 11 bytes that the scan found', 'lguest', mail, 'inline whole'],
  ['the pushes save all that a C call destroys', 'xen-noplace', mail, 'inner-call c inner'],
  [
    '23 bytes do not fit 11; the routine is clean',
    'xen',
    { ...mail, op: 'irq_enable' },
    'thunk-call routine whole',
  ],
  [
    'a scanned callee-save slot may lose its return registers',
    'xen-noplace',
    { op: 'irq_disable', length: 6, scanned: 'slot' },
    'thunk-call thunk whole',
  ],
  [
    'a scanned name follows the C convention',
    'xen-noplace',
    { op: 'irq_disable', length: 5, scanned: 'name' },
    'c-call c whole',
  ],
  [
    'a label leads inside: the pushes stay, and 8 bytes do not fit 7',
    'xen',
    { ...none('irq_disable'), entered: true },
    'inner-call routine inner',
  ],
  [
    'a label leads inside: cli fits the call alone',
    'native',
    { ...none('irq_disable'), entered: true },
    'inline inner',
  ],
  [
    '9 bytes do not fit 8; the routine is clean',
    'xen',
    { ...wide('irq_disable', 'CLBR_NONE', 8), pushed: ['rax'] },
    'thunk-call routine whole',
  ],
  ['a real thunk on 64 bits', 'xen', wide('pte_val', 'CLBR_RET_REG'), 'thunk-call thunk whole'],
  [
    'a 3-byte move writes rax, which may go',
    'native',
    wide('pte_val', 'CLBR_RET_REG'),
    'identity whole',
  ],
  [
    'a 3-byte move does not fit 2 bytes',
    'native',
    wide('pte_val', 'CLBR_RET_REG', 2),
    'keep inner',
  ],
  [
    'a 3-byte move writes rax, which may not go',
    'native',
    wide('pte_val', 'CLBR_NONE'),
    'keep inner',
  ],
  [
    'what it changes are its results',
    'xen',
    wide('adjust_exception_frame', 'CLBR_NONE', 6),
    'thunk-call routine whole',
  ],
  [
    'bare hardware has nothing to adjust',
    'native',
    wide('adjust_exception_frame', 'CLBR_NONE', 6),
    'nop whole',
  ],
  ['Xen needs no swapgs', 'xen', wide('swapgs', 'CLBR_NONE', 6), 'nop whole'],
  [
    'Xen needs no swapgs, not even the bare instruction',
    'xen',
    { ...wide('swapgs', 'CLBR_NONE', 3), form: 'instruction' },
    'nop whole',
  ],
  [
    'the instruction replaces itself',
    'native',
    { ...wide('swapgs', 'CLBR_NONE', 3), form: 'instruction' },
    'inline whole',
  ],
  [
    'a native C function that may lose nine registers',
    'native',
    wide('read_tsc', 'CLBR_ANY'),
    'c-call c whole',
  ],
]

it.each(outcomes)('%s (%s)', (_why, variant, scene, expected) => {
  const { candidates, chosen } = decide(scene, variant)
  const { kind, callee, scope } = candidates[chosen]!
  expect([kind, callee, scope].filter((word) => word !== null).join(' ')).toBe(expected)
})

it('says that a site was wrong before anybody patched it', () => {
  const decision = decide({ op: 'save_fl', clobbers: 'CLBR_NONE', length: 6 }, 'lguest')
  expect(namesIn('x86-32', wrongBefore(decision))).toEqual(['eax', 'edx'])
})

it('does not blame the site where the kept call is clean', () => {
  const decision = decide({ op: 'irq_disable', clobbers: 'CLBR_NONE', length: 4 }, 'xen')
  expect(decision.outcome).toBe('keep')
  expect(wrongBefore(decision)).toBe(0)
})

it('shows what would work too, after the chosen one', () => {
  const { candidates } = decide(none('irq_disable'), 'lguest')
  expect(candidates.map(({ kind, callee, verdict }) => [kind, callee, verdict])).toEqual([
    ['inline', null, 'chosen'],
    ['c-call', 'c', 'rejected'],
    ['thunk-call', 'thunk', 'rejected'],
    ['inner-call', 'c', 'rejected'],
    ['inner-call', 'thunk', 'would-work'],
    ['keep', null, 'would-work'],
  ])
})

it('never allows edi, which the word names but no compiler was told of', () => {
  const input = inputFor({ op: 'read_cr0', clobbers: 'CLBR_ANY', length: 6 }, 'xen')
  expect(namesIn('x86-32', input.site.mayLose.whole)).toEqual(['eax', 'ecx', 'edx'])
  expect(namesIn('x86-32', input.site.allowedOnPaper)).toEqual(['edi'])
})

it('moves the call inside of inline code with the site', () => {
  const { candidates, chosen } = decide(
    { op: 'irq_enable', clobbers: 'CLBR_ANY', length: 40 },
    'xen',
  )
  const { displacement, code } = candidates[chosen]!
  expect(code.length).toBe(23)
  expect(displacement?.targetName).toContain('check_events')
  expect(displacement?.next).toBe(0xc1020000n + 23n)
  expect(BigInt(new DataView(code.buffer).getInt32(19, true))).toBe(displacement?.value)
})
