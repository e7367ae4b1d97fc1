import type { Address } from '../../base/address.ts'
import { hex } from '../../base/bytes.ts'
import type { Result } from '../../base/result.ts'
import { bundleSize, decodeBundle, encodeBundle } from '../bundle/bundle.ts'
import { bundleOfTag } from '../bundle/tag.ts'
import { bundleText } from '../isa/print.ts'
import {
  applyBranch,
  applyBundle,
  applyInstructions,
  type CopyRelocation,
  search,
} from '../patch/apply.ts'
import { type Code, type Patching, startPatching } from '../patch/memory.ts'
import {
  isInReach,
  relocateBranch,
  relocateLongBranch,
  unitsOfDistance,
  withImmediate60,
  withImmediate64,
} from '../patch/relocate.ts'
import { nativeCpuidTable } from './fixtures.ts'
import {
  bytesField,
  hexText,
  isRow,
  listField,
  rowsField,
  smallField,
  textField,
  UnreadableField,
  type VectorRow,
  wholeField,
} from './fields.ts'
import { vectorMessages } from './messages.ts'

/** Answers to the rows about patching. Each reads the inputs of its row and nothing else. */

type Answer = Readonly<Record<string, unknown>>

/** What the runs behind the vectors print where the kernel stops. */
const bug = 'BUG (abort)'

/** All instructions of the code as objdump prints them. */
export const disassembly = ({ base, bytes }: Code): readonly string[] =>
  Array.from({ length: bytes.length / bundleSize }, (_, index) =>
    bundleText(decodeBundle(bytes, index * bundleSize), base + BigInt(index * bundleSize)),
  ).flat()

function demand<Value>(result: Result<Value, string>): Value {
  if (result.ok) return result.value
  throw new UnreadableField(result.error === 'bug' ? bug : vectorMessages.outside())
}

function relocationField(row: VectorRow): CopyRelocation | null {
  const value = row['reloc']
  if (!isRow(value)) return null
  return { tagOffset: smallField(value, 'slot_tag_offset'), target: wholeField(value, 'target') }
}

const flushesText = ({ flushes }: Patching): readonly string[] =>
  flushes.map((address) => hexText(address))

export function bundles(row: VectorRow): Answer {
  const base = wholeField(row, 'site_addr')
  const bytes = bytesField(row, 'site')
  const table = rowsField(row, 'table').map((each) => ({
    type: smallField(each, 'type'),
    bytes: bytesField(each, 'bytes'),
  }))
  const site = { start: base, end: base + BigInt(bytes.length), type: smallField(row, 'type') }
  const patching = startPatching({ base, bytes })
  const { used } = demand(applyBundle(patching, site, table, relocationField(row)))
  return {
    used,
    out: hex(patching.bytes),
    out_asm: disassembly(patching),
    fc: flushesText(patching),
    // After all sites the kernel runs each of these once, whether or not any was patched.
    sync_i: 1,
    srlz_i: 1,
  }
}

export function bundleBug(row: VectorRow): Answer {
  const start = wholeField(row, 'site_addr')
  const found = search([], { start, end: start + BigInt(bundleSize), type: 0 })
  return { result: found.ok ? 'no bug' : bug }
}

/** The search has an out-parameter and clears its own copy of it: what it points to stays. */
export function foundQuirk(row: VectorRow): Answer {
  const site = { start: 0n, end: 80n, type: 3 }
  const { used } = demand(search(nativeCpuidTable(), site))
  return { used, found_after: textField(row, 'found_before') }
}

export function instructions(row: VectorRow): Answer {
  const patching = startPatching({ base: wholeField(row, 'base'), bytes: bytesField(row, 'code') })
  const site = { start: wholeField(row, 'stag'), end: wholeField(row, 'etag'), type: 0 }
  const words = listField(row, 'rep').map((word) => wholeField({ word }, 'word'))
  demand(applyInstructions(patching, site, words))
  return {
    out: hex(patching.bytes),
    out_asm: disassembly(patching),
    fc: flushesText(patching),
  }
}

function branchCode(row: VectorRow): { readonly patching: Patching; readonly tag: Address } {
  const tag = wholeField(row, 'tag')
  const code = { base: bundleOfTag(tag), bytes: bytesField(row, 'bundle') }
  return { patching: startPatching(code), tag }
}

const signed = (distance: bigint): number => Number(BigInt.asIntN(64, distance))

export function branchRelocation(row: VectorRow): Answer {
  const { patching, tag } = branchCode(row)
  const target = wholeField(row, 'target')
  demand(relocateBranch(patching, tag, target))
  const distance = BigInt.asIntN(64, target - bundleOfTag(tag))
  return {
    disp: signed(distance),
    out: hex(patching.bytes),
    in_range: isInReach(distance),
    out_asm: disassembly(patching)[0],
  }
}

export function longBranchRelocation(row: VectorRow): Answer {
  const { patching, tag } = branchCode(row)
  demand(relocateLongBranch(patching, tag, wholeField(row, 'target')))
  return { out: hex(patching.bytes), out_asm: disassembly(patching)[1] }
}

export function branchSite(row: VectorRow): Answer {
  const { patching, tag } = branchCode(row)
  const targets = rowsField(row, 'table').map((each) => ({
    type: smallField(each, 'type'),
    entry: wholeField(each, 'entry'),
  }))
  demand(applyBranch(patching, { tag, type: smallField(row, 'type') }, targets))
  return { out: hex(patching.bytes), out_asm: disassembly(patching)[0] }
}

/** Runs behind the vectors had their text here. */
const runBase = 0x100000000n

const rewritten = (bytes: Uint8Array): Answer => ({
  out: hex(bytes),
  out_asm: disassembly({ base: runBase, bytes })[1],
})

export const immediate64 = (row: VectorRow): Answer =>
  rewritten(
    encodeBundle(
      withImmediate64(decodeBundle(bytesField(row, 'bundle')), wholeField(row, 'value')),
    ),
  )

/** `disp` is the input; `value` is what the kernel's function is given for it. */
export function immediate60(row: VectorRow): Answer {
  const units = unitsOfDistance(wholeField(row, 'disp'))
  const bundle = withImmediate60(decodeBundle(bytesField(row, 'bundle')), units)
  return { value: hexText(units), ...rewritten(encodeBundle(bundle)) }
}
