import type { Implementation, RomAnswer, RomEntry } from '../backends/backend.ts'
import { calleeOf, codeProposal, type Judged, passes, transferTo } from '../patch/candidate.ts'
import { identityCode, plainCode, templateCode, trapCode } from '../patch/code.ts'
import { concluded } from '../patch/conclude.ts'
import type { Check } from '../patch/checks/index.ts'
import type { DecideInput, Decision, Proposal } from '../patch/decision.ts'
import { clobberedRegisters, clobberWords } from '../x86/clobbers.ts'
import { conventionOf } from '../x86/conventions.ts'
import { difference, noRegisters } from '../x86/registers.ts'

/**
 * The patcher of Linux 2.6.30–32, step by step: apply_paravirt() (arch/x86/kernel/alternative.c), the
 * patch function of each backend (native_patch, xen_patch, lguest_patch, vmi_patch) and
 * paravirt_patch_default() with its helpers (arch/x86/kernel/paravirt.c). Candidates stand in the order in
 * which the kernel comes to them, and only those that it can come to for this operation.
 */

/** Size of the kernel's buffer, so the longest site that it takes: a longer one is a BUG(). */
const longestSite = 254

/** BUG_ON(len < 5) in patch_internal(), arch/x86/kernel/vmi_32.c, is the same bound. */
const fits = ({ code }: Proposal, { site }: DecideInput): Check => ({
  check: 'fits',
  pass: code.length <= site.length,
  needs: code.length,
  room: site.length,
})

/**
 * paravirt_patch_call() compares clobber words: the callee is taken to destroy CLBR_ANY, whatever it
 * really is, which a callee-save site never allows.
 */
function destroysAny({ arch, site }: DecideInput): Check {
  const destroys = clobberedRegisters(arch, clobberWords(arch).CLBR_ANY)
  const allowed = clobberedRegisters(arch, site.record?.clobberWord ?? 0)
  const excess = difference(destroys, allowed)
  return { check: 'destroys', pass: excess === noRegisters, destroys, allowed, excess }
}

const slotOf = ({ table, op }: DecideInput): Implementation | null =>
  table.implementations[op.id] ?? null

/** Mirrors paravirt_patch_insns() over a backend's template. */
function inline(input: DecideInput): readonly Judged[] {
  const template = input.table.templates[input.op.id]
  if (!template) return []
  const placed = templateCode(template, input.site.address)
  const proposal = codeProposal('inline', 'whole', placed, template.clobbers)
  return [{ ...proposal, checks: [fits(proposal, input)] }]
}

function identity(input: DecideInput, kind: 'ident32' | 'ident64'): Judged {
  const code = identityCode(input.arch, kind)
  const clobbers = code.length === 0 ? noRegisters : conventionOf(input.arch).returnRegisters
  const proposal = codeProposal('identity', 'whole', plainCode(code), clobbers)
  return { ...proposal, checks: code.length === 0 ? [] : [fits(proposal, input)] }
}

function transfer(input: DecideInput, implementation: Implementation): readonly Judged[] {
  const { name, address, clobbers } = implementation
  const callee = calleeOf(implementation)
  if (name === null || address === null || callee === null) return []
  const target = { name, address }
  if (input.op.transfer === 'jump') {
    const jump = transferTo(input, 'whole', 'jump', callee, target, clobbers)
    return [{ ...jump, checks: [fits(jump, input)] }]
  }
  const kind = callee === 'c' ? 'c-call' : 'thunk-call'
  const call = transferTo(input, 'whole', kind, callee, target, clobbers)
  return [{ ...call, checks: [destroysAny(input), fits(call, input)] }]
}

/** Mirrors paravirt_patch_default(): what the slot holds settles the one thing that is tried. */
function byDefault(input: DecideInput): readonly Judged[] {
  const implementation = slotOf(input)
  switch (implementation?.kind) {
    case undefined:
    case 'null': {
      const trap = codeProposal('trap', 'whole', plainCode(trapCode), noRegisters)
      return [{ ...trap, checks: [fits(trap, input)] }]
    }
    case 'nop': {
      const nop = codeProposal('nop', 'whole', plainCode(new Uint8Array(0)), noRegisters)
      return [{ ...nop, checks: [] }]
    }
    case 'ident32':
    case 'ident64':
      return [identity(input, implementation.kind)]
    default:
      return implementation ? transfer(input, implementation) : []
  }
}

const answers = (entry: RomEntry, wanted: RomAnswer): Check => ({
  check: 'rom-answers',
  pass: entry.answer === wanted,
  answer: entry.answer,
})

function romTransfer(input: DecideInput, entry: RomEntry, wanted: 'call' | 'jump'): Judged {
  const implementation = slotOf(input)
  const kind = wanted === 'call' ? 'thunk-call' : 'jump'
  const target = { name: implementation?.name ?? 'ROM', address: entry.address }
  const clobbers = implementation?.clobbers ?? noRegisters
  const proposal = transferTo(input, 'whole', kind, 'rom', target, clobbers)
  return { ...proposal, checks: [answers(entry, wanted), fits(proposal, input)] }
}

/** Bytes that stay. The whole site is written, with what it held. */
function keep(input: DecideInput, checks: readonly Check[]): Judged {
  const bare = input.site.original.form === 'instruction'
  const clobbers = bare ? noRegisters : (slotOf(input)?.clobbers ?? noRegisters)
  return { ...codeProposal('keep', 'whole', plainCode(input.original), clobbers), checks }
}

/** Mirrors vmi_patch(): it looks at neither the clobber word nor the slot, only at what the ROM says. */
function byRom(input: DecideInput, entry: RomEntry): readonly Judged[] {
  const nop = codeProposal('nop', 'whole', plainCode(new Uint8Array(0)), noRegisters)
  return [
    romTransfer(input, entry, 'call'),
    romTransfer(input, entry, 'jump'),
    { ...nop, checks: [answers(entry, 'nop')] },
    keep(input, [answers(entry, 'none')]),
  ]
}

function patchFunction(input: DecideInput): readonly Judged[] {
  const { table, op } = input
  if (table.backend === 'off') return [keep(input, [])]
  if (table.rom) {
    const entry = table.rom[op.id]
    return entry ? byRom(input, entry) : [keep(input, [])]
  }
  const inlined = inline(input)
  const goesOn = inlined.length === 0 || table.misfit === 'default'
  return [...inlined, ...(goesOn ? byDefault(input) : []), keep(input, [])]
}

/** What the kernel asks before it calls the patch function; checks that pass for every site are left out. */
function asked({ site }: DecideInput): readonly Check[] {
  if (site.record === null) return [{ check: 'recorded', pass: false }]
  const { length } = site
  if (length <= longestSite) return []
  return [{ check: 'within-limit', pass: false, length, limit: longestSite }]
}

/** The place where the kernel stops at BUG(): nothing is written. */
const bug = (input: DecideInput): Judged => ({
  ...codeProposal('bug', 'whole', plainCode(input.original), noRegisters),
  checks: [],
})

function candidates(input: DecideInput): readonly Judged[] {
  const first = asked(input)
  const unseen = input.site.record === null
  const judged = patchFunction(input).map((each): Judged =>
    unseen && each.kind === 'keep'
      ? { ...each, checks: [] }
      : { ...each, checks: [...first, ...each.checks] },
  )
  return judged.some(passes) ? judged : [...judged, bug(input)]
}

export const decide2_6_30 = (input: DecideInput): Decision =>
  concluded(input, '2.6.30', candidates(input))
