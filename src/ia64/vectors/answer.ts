import { same } from '../../base/same.ts'
import {
  count,
  instruction,
  longInstruction,
  readSlots,
  tagAfter,
  template,
  writeSlot,
} from './encodings.ts'
import { isRow, UnreadableField, type VectorRow } from './fields.ts'
import { vectorMessages } from './messages.ts'
import {
  branchRelocation,
  branchSite,
  bundleBug,
  bundles,
  foundQuirk,
  immediate60,
  immediate64,
  instructions,
  longBranchRelocation,
} from './patching.ts'
import { frames, rewriting } from './stack.ts'

/** For every kind of row, what we make of its inputs, under the names of its outputs. */
const kinds: Readonly<Record<string, (row: VectorRow) => Readonly<Record<string, unknown>>>> = {
  template,
  insn: instruction,
  insn_long: longInstruction,
  read_slots: readSlots,
  write_slot: writeSlot,
  next_tag: tagAfter,
  num_inst: count,
  apply_bundle: bundles,
  apply_bundle_bug: bundleBug,
  found_quirk: foundQuirk,
  apply_inst: instructions,
  reloc_br: branchRelocation,
  reloc_brl: longBranchRelocation,
  apply_branch: branchSite,
  patch_imm64: immediate64,
  patch_imm60: immediate60,
  alloc_rewrite: rewriting,
  frame_model: frames,
}

export const vectorKinds: readonly string[] = Object.keys(kinds)

export interface VectorAnswer {
  readonly id: string | null
  readonly result: 'ok' | 'differs'
  /** Outputs that the row has otherwise. */
  readonly differs?: readonly string[]
  readonly ours?: Readonly<Record<string, unknown>>
  /** Why there is nothing to compare. */
  readonly error?: string
}

/** `A4 (pseudo mov = adds 0)` is a format and a remark. */
const withoutRemark = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/ \([^()]+\)$/, '') : value

/** Text of a disassembler: how wide its columns are says nothing. */
function plainText(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(/\s+/g, ' ').trim()
  return Array.isArray(value) ? value.map(plainText) : value
}

function agrees(key: string, theirs: unknown, ours: unknown): boolean {
  if (key === 'format') return same(withoutRemark(theirs), ours)
  if (key.endsWith('_asm')) return same(plainText(theirs), plainText(ours))
  return same(theirs, ours)
}

/** Computes a row again from its inputs and compares with what it expects. */
export function answerVector(row: unknown): VectorAnswer {
  if (!isRow(row)) return { id: null, result: 'differs', error: vectorMessages.noRow() }
  const id = typeof row['id'] === 'string' ? row['id'] : null
  const kind = typeof row['kind'] === 'string' ? row['kind'] : ''
  const answer = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
  if (!answer) return { id, result: 'differs', error: vectorMessages.unknownKind(kind) }
  try {
    const ours = answer(row)
    const differs = Object.keys(ours).filter(
      (key) => !(key in row) || !agrees(key, row[key], ours[key]),
    )
    return differs.length === 0
      ? { id, result: 'ok', ours }
      : { id, result: 'differs', differs, ours }
  } catch (error) {
    if (!(error instanceof UnreadableField)) throw error
    return { id, result: 'differs', error: error.message }
  }
}

/** One line of JSON for one line of JSON. */
export function answerVectorLine(line: string): VectorAnswer {
  let row: unknown
  try {
    row = JSON.parse(line)
  } catch {
    return { id: null, result: 'differs', error: vectorMessages.noRow() }
  }
  return answerVector(row)
}
