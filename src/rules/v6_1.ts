import type { Address } from '../base/address.ts'
import { readUnsigned, writeUnsigned } from '../base/bytes.ts'
import { slotFeatures } from '../ops/slotFeatures.ts'
import type { BootFeature } from '../backends/backend.ts'
import type { Outcome } from '../patch/decision.ts'
import type { Alternative } from '../sites/site.ts'
import { nearBranch, nearBranchLength } from '../x86/branch.ts'
import { nopPadding } from '../x86/nops.ts'

/**
 * The patcher of Linux 6.1 (x86-64): apply_paravirt() and then apply_alternatives(), both in
 * arch/x86/kernel/alternative.c, with paravirt_patch() of arch/x86/kernel/paravirt.c. No clobber word is read and
 * no template is tried. `decide6_1` in v6_1Decision.ts tells the same as a story.
 */

/** Features that settle what becomes of a site; the kernel sets them itself before it patches. */
export const bootFeatures: Readonly<Record<BootFeature, number>> = {
  'xen-pv': slotFeatures.xenPv,
  'pv-unlock': slotFeatures.pvUnlock,
  'vcpu-preempt': slotFeatures.vcpuPreempt,
}

/** Numbers of the features that are set. */
export type FeatureSet = ReadonlySet<number>

export const featureSet = (features: readonly BootFeature[]): FeatureSet =>
  new Set(features.map((feature) => bootFeatures[feature]))

export interface BootSite {
  readonly address: Address
  readonly original: Uint8Array
  /** Slot of the operation. */
  readonly type: number
  /** In the order of `.altinstructions`: a later one goes over an earlier one. */
  readonly alternatives: readonly Alternative[]
}

/** What the operation's slot holds; for `null` name and address are those of the BUG function. */
export interface BootSlot {
  readonly kind: 'function' | 'empty' | 'null'
  readonly name: string | null
  readonly address: Address
  /** Whether the address is the kernel's own; else it only stands in. */
  readonly known: boolean
  readonly calleeSave: boolean
}

/** What one pass of boot puts at a site. */
export interface Written {
  readonly outcome: Outcome
  /** Without padding. */
  readonly code: Uint8Array
  readonly target: { readonly name: string | null; readonly address: Address } | null
  /** Whether every byte is the kernel's own: no target only stands in. */
  readonly known: boolean
}

const nothing = new Uint8Array(0)

/** MAX_PATCH_LEN: a longer site is a BUG(). */
const longestSite = 254

const callOutcome = ({ kind, calleeSave }: BootSlot): Outcome => {
  if (kind === 'null') return 'trap'
  return calleeSave ? 'thunk-call' : 'c-call'
}

/** Mirrors paravirt_patch(): a direct call for whatever the slot holds, nothing for the empty function. */
export function paravirtPass({ address, original }: BootSite, slot: BootSlot): Written {
  const { kind, name } = slot
  if (original.length > longestSite) return stopped(original)
  if (kind === 'empty') return { outcome: 'nop', code: nothing, target: null, known: true }
  if (original.length < nearBranchLength) return stopped(original)
  return {
    outcome: callOutcome(slot),
    code: nearBranch('call', address, slot.address),
    target: { name, address: slot.address },
    known: slot.known,
  }
}

/** BUG_ON(): the kernel stops, and nothing is written. */
const stopped = (original: Uint8Array): Written => ({
  outcome: 'bug',
  code: original,
  target: null,
  known: true,
})

export const applies = ({ feature, inverted }: Alternative, features: FeatureSet): boolean =>
  features.has(feature) !== inverted

const callByte = 0xe8
const jumpByte = 0xe9
const shortJumpByte = 0xeb
const shortJumpLength = 2
const farthestShort = 127

/** Where the direct call or jump at the start of a replacement leads; null for any other code. */
function transferIn({ replacement, replacementAddress }: Alternative): Address | null {
  const [first] = replacement
  if (replacement.length !== nearBranchLength) return null
  if (first !== callByte && first !== jumpByte) return null
  const distance = BigInt.asIntN(32, readUnsigned(replacement, 1, 4))
  return replacementAddress + BigInt(nearBranchLength) + distance
}

/** Mirrors recompute_jump(): a jump forward that a byte can hold becomes a short one. */
function reaimed(alternative: Alternative, site: Address, target: Address): Uint8Array {
  if (alternative.replacement[0] === callByte) return nearBranch('call', site, target)
  const short = target - site - BigInt(shortJumpLength)
  if (target >= site && short <= farthestShort) {
    return Uint8Array.of(shortJumpByte, Number(BigInt.asUintN(8, short)))
  }
  return nearBranch('jump', site, target)
}

/** The replacement as it reads at the site. */
export function alternativeAt(alternative: Alternative, site: Address): Written {
  const { replacement } = alternative
  const target = transferIn(alternative)
  if (target === null) {
    const outcome = replacement.length === 0 ? 'nop' : 'inline'
    return { outcome, code: replacement, target: null, known: true }
  }
  const code = reaimed(alternative, site, target)
  const outcome = replacement[0] === callByte ? 'c-call' : 'jump'
  return { outcome, code, target: { name: null, address: target }, known: true }
}

/** Code over the first bytes of a site, the rest of `length` filled with nops. */
export function padded(before: Uint8Array, code: Uint8Array, length: number): Uint8Array {
  const after = before.slice()
  after.set(code.subarray(0, after.length))
  let at = code.length
  for (const chunk of nopPadding('p6', Math.min(length, after.length) - code.length)) {
    after.set(chunk, at)
    at += chunk.length
  }
  return after
}

export interface Booted extends Written {
  /** The site's bytes after both passes. */
  readonly after: Uint8Array
}

/** What boot leaves at a site. */
export function bootedSite(site: BootSite, slot: BootSlot, features: FeatureSet): Booted {
  const first = paravirtPass(site, slot)
  const { length } = site.original
  let told: Booted = { ...first, after: padded(site.original, first.code, length) }
  if (first.outcome === 'bug') return told
  for (const alternative of site.alternatives) {
    if (!applies(alternative, features)) continue
    const written = alternativeAt(alternative, site.address)
    told = { ...written, after: padded(told.after, written.code, alternative.length) }
  }
  return told
}

/** `ff 15 rel32`, the one form of a site: the slot that its call reads; null for other bytes. */
export function slotCalledBy(address: Address, bytes: Uint8Array): Address | null {
  if (bytes.length < 6 || bytes[0] !== 0xff || bytes[1] !== 0x15) return null
  const distance = BigInt.asIntN(32, readUnsigned(bytes, 2, 4))
  return BigInt.asUintN(64, address + 6n + distance)
}

/** The bytes of such a call. */
export function callOfSlot(address: Address, slot: Address): Uint8Array {
  const bytes = Uint8Array.of(0xff, 0x15, 0, 0, 0, 0)
  writeUnsigned(bytes, 2, 4, BigInt.asUintN(32, slot - address - 6n))
  return bytes
}
