import type { Address } from '../../base/address.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { bundleSize, type Bundle, decodeBundle } from '../bundle/bundle.ts'
import { tagOf, type Tag } from '../bundle/tag.ts'
import { type Slot, templateOf } from '../bundle/template.ts'
import { valuesOf } from '../isa/encode.ts'
import { maskOf, spread } from '../isa/fields.ts'
import { formOf } from '../isa/forms.ts'
import { operands } from '../isa/operand.ts'
import { type Code, offsetOf } from './memory.ts'

/**
 * The alternative of the mails of February 2008: look back for the alloc of the enclosing function and
 * widen it. `model`: nobody built it; the algorithm is ours, the encodings are checked with GNU as.
 */

/** An alloc in code. */
export interface FoundAlloc {
  readonly tag: Tag
  readonly word: bigint
  /** Register that gets the old ar.pfs. */
  readonly saves: number
  readonly sof: number
  readonly sol: number
  /** Registers that rotate. */
  readonly sor: number
}

/** One bundle that the scan looked at. */
export interface Look {
  readonly bundle: Address
  /** M slots that could start a group, in the order of the look; the last holds the alloc where `found`. */
  readonly slots: readonly Slot[]
  readonly found: boolean
}

/** Why the scan gave up. */
export type ScanFailure =
  /** No alloc between the start of the function and the site. */
  | 'no-alloc'
  /** The bytes of the function are not at hand. */
  | 'outside'
  /** More than 96 registers would be needed. */
  | 'no-room'
  /** Rotating registers would be renumbered. */
  | 'rotating'

/** An alloc starts a group, so only these M slots can hold one. */
function startsGroup({ template }: Bundle, slot: Slot): boolean {
  const found = templateOf(template)
  if (found?.units[slot] !== 'M') return false
  return slot === 0 || found.stops[slot === 1 ? 0 : 1]
}

function allocIn(bundle: Bundle, address: Address, slot: Slot): FoundAlloc | null {
  const word = bundle.slots[slot]
  const form = formOf('M', word)
  if (form?.mnemonic !== 'alloc') return null
  const { r1 = 0n, sof = 0n, sol = 0n, sor = 0n } = valuesOf(form, word)
  return {
    tag: tagOf(address, slot),
    word,
    saves: Number(r1),
    sof: Number(sof),
    sol: Number(sol),
    sor: Number(sor),
  }
}

export interface Scan {
  readonly looks: readonly Look[]
  readonly found: Result<FoundAlloc, ScanFailure>
}

/** Walks bundles backwards from the site to the start of its function. */
export function scanForAlloc(code: Code, site: Address, functionStart: Address): Scan {
  const looks: Look[] = []
  for (let at = site - 16n; at >= functionStart; at -= BigInt(bundleSize)) {
    const offset = offsetOf(code, at, at + 16n)
    if (offset === null) return { looks, found: err('outside') }
    const bundle = decodeBundle(code.bytes, offset)
    const looked: Slot[] = []
    for (const slot of [2, 1, 0] as const) {
      if (!startsGroup(bundle, slot)) continue
      looked.push(slot)
      const found = allocIn(bundle, at, slot)
      if (!found) continue
      looks.push({ bundle: at, slots: looked, found: true })
      return { looks, found: ok(found) }
    }
    looks.push({ bundle: at, slots: looked, found: false })
  }
  return { looks, found: err('no-alloc') }
}

export interface Widened {
  readonly sof: number
  readonly word: bigint
  readonly changed: boolean
}

/**
 * The alloc with room for `outputs`. sol stays: out0 remains r(32 + sol), so that no register of the
 * function changes its meaning; only the top of the frame grows.
 */
export function widen(
  { word, sof, sol, sor }: FoundAlloc,
  outputs: number,
): Result<Widened, ScanFailure> {
  const wanted = Math.max(sof, sol + outputs)
  if (wanted === sof) return ok({ sof, word, changed: false })
  if (wanted > 96) return err('no-room')
  if (sor > 0) return err('rotating')
  const { pieces } = operands.sof
  const rewritten = (word & ~maskOf(pieces)) | spread(BigInt(wanted), pieces)
  return ok({ sof: wanted, word: rewritten, changed: true })
}
