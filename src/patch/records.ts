import type { Address } from '../base/address.ts'
import type { BackendTable } from '../backends/backend.ts'
import { archOf, type Op } from '../ops/op.ts'
import type { PatchSite } from '../sites/site.ts'
import { clobberedRegisters } from '../x86/clobbers.ts'
import { conventionOf } from '../x86/conventions.ts'
import type { NopTableId } from '../x86/nops.ts'
import { difference, intersection, noRegisters } from '../x86/registers.ts'
import type { Candidate, RuleSet } from './decision.ts'

/** The words that the golden vectors have for what happened to a site. */
export type RecordOutcome =
  | 'nop'
  | 'inline'
  | 'ident'
  | 'call'
  | 'jmp'
  | 'ud2'
  | 'left'
  | 'rom_call'
  | 'rom_jmp'
  | 'empty'
  | 'bug'

/** One entry of `.parainstructions` with the bytes that it speaks of. */
export interface SiteBytes {
  readonly op: Op
  readonly address: Address
  /** CLBR_* bits. */
  readonly clobberWord: number
  readonly original: Uint8Array
}

export interface PatchedRecord {
  readonly resultBytes: Uint8Array
  /** What the patch function returned: bytes of code before padding. */
  readonly patchedLength: number
  readonly outcome: RecordOutcome
}

/** All that a site has of its operation. */
interface BareOp {
  readonly op: Pick<Op, 'id' | 'type' | 'transfer'>
}

/** A site about which nothing is known but its record. */
export function bareSite(
  { op, address, clobberWord, original }: Omit<SiteBytes, 'op'> & BareOp,
  { config }: Pick<BackendTable, 'config'>,
): PatchSite {
  const arch = archOf(config)
  const extent = { offset: 0, length: original.length }
  const named = clobberedRegisters(arch, clobberWord)
  const own = intersection(named, conventionOf(arch).callerSaved)
  const { type } = op
  return {
    index: 0,
    op: op.id,
    type,
    address,
    ...extent,
    foundBy: 'recorded',
    record: { ...extent, bytes: new Uint8Array(0), address, type, clobberWord },
    original: { ...extent, form: op.transfer },
    sandwich: { pairs: [], end: 'edge', saved: noRegisters, entered: null },
    wholeAllowed: true,
    mayLose: { whole: own, inner: own },
    allowedOnPaper: difference(named, own),
    rows: { from: 0, to: 1 },
    span: null,
    line: 0,
    lastLine: 0,
  }
}

function recordOutcome({ kind, callee, code }: Candidate, length: number): RecordOutcome {
  if (kind === 'bug') return 'bug'
  if (length === 0) return 'empty'
  switch (kind) {
    case 'nop':
    case 'inline':
      return kind
    case 'identity':
      return code.length === 0 ? 'nop' : 'ident'
    case 'c-call':
    case 'thunk-call':
    case 'inner-call':
      return callee === 'rom' ? 'rom_call' : 'call'
    case 'jump':
      return callee === 'rom' ? 'rom_jmp' : 'jmp'
    case 'trap':
      return 'ud2'
    case 'keep':
      return 'left'
  }
}

/** What a rule set makes of one record, in the words of the vectors. */
export function patchRecord(
  rules: RuleSet,
  site: SiteBytes,
  table: BackendTable,
  nops: NopTableId,
): PatchedRecord {
  const { op, original } = site
  const { candidates, chosen, edit, patchedLength } = rules.decide({
    site: bareSite(site, table),
    op,
    arch: archOf(table.config),
    table,
    nops,
    original,
  })
  const winner = candidates[chosen]
  return {
    resultBytes: edit.after,
    patchedLength,
    outcome: winner ? recordOutcome(winner, original.length) : 'left',
  }
}
