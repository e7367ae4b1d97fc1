import { placeholderAddress } from '../asm/placeholder.ts'
import type { SlotVariant } from '../backends/backend.ts'
import { slotVariants } from '../backends/index.ts'
import { bootedOf, isNative, type SlotContent, slotContent } from '../backends/slots.ts'
import type { Address } from '../base/address.ts'
import { readUnsigned } from '../base/bytes.ts'
import type { SectionFinder } from '../elf/image.ts'
import { bugFunction, emptyFunction, slotSize } from '../ops/slot.ts'
import { calledNatively, calledOnXen, knownPvOps, slotOps } from '../ops/slots.ts'
import type { BootSlot } from '../rules/v6_1.ts'
import type { FunctionIndex } from './imageFunctions.ts'

/** The table `pv_ops` of an image, as its sites tell of it. */
export interface PvOps {
  readonly address: Address
  /** Sites that call the slot that their record names, counted from there. */
  readonly agreeing: number
  readonly of: number
}

/** A site's slot as its bytes have it, and as its record numbers it. */
export interface SlotUse {
  readonly called: Address | null
  readonly type: number
}

/** Finds the table by consistency: the address of the slot less its place is the same for every site. */
export function findPvOps(uses: readonly SlotUse[]): PvOps | null {
  const votes = new Map<Address, number>()
  for (const { called, type } of uses) {
    if (called === null) continue
    const base = called - BigInt(type * slotSize)
    votes.set(base, (votes.get(base) ?? 0) + 1)
  }
  const [best] = [...votes].toSorted(([, left], [, right]) => right - left)
  return best ? { address: best[0], agreeing: best[1], of: uses.length } : null
}

/** Contents of all slots; null where the table lies outside of the file. */
function readSlots(pvOps: Address, sectionAt: SectionFinder): readonly Address[] | null {
  const section = sectionAt(pvOps)
  if (!section) return null
  const start = Number(pvOps - section.address)
  if (start + slotOps.length * slotSize > section.bytes.length) return null
  return slotOps.map(({ type }) => readUnsigned(section.bytes, start + type * slotSize, slotSize))
}

/** Kernels with CONFIG_X86_KERNEL_IBT mark every function that is called through a pointer. */
const endbr64 = [0xf3, 0x0f, 0x1e, 0xfa] as const
const [returnByte, jumpByte] = [0xc3, 0xe9]

/** Slots that native fills with the function that does nothing: about thirty, more than share any other one. */
const fewestShared = 8

/** In an image without symbols: the function that most slots share and that does nothing but return. */
function sharedEmpty(slots: readonly Address[], sectionAt: SectionFinder): Address | null {
  const counts = new Map<Address, number>()
  for (const slot of slots) counts.set(slot, (counts.get(slot) ?? 0) + 1)
  const shared = [...counts]
    .filter(([, count]) => count >= fewestShared)
    .toSorted(([, left], [, right]) => right - left)
  for (const [address] of shared) {
    const section = sectionAt(address)
    const at = section ? Number(address - section.address) : 0
    const marked = endbr64.every((byte, place) => section?.bytes[at + place] === byte)
    const first = section?.bytes[at + (marked ? endbr64.length : 0)]
    // Where returns go through a thunk, the function is a jump there.
    if (first === returnByte || first === jumpByte) return address
  }
  return null
}

/** The kernel whose functions our table lists is known by where its table lies and by what it holds. */
function isKnownKernel(pvOps: Address, slots: readonly Address[]): boolean {
  return (
    pvOps === knownPvOps &&
    slots.every((slot, type) => (calledNatively(type)?.address ?? slot) === slot)
  )
}

const namesWanted: ReadonlySet<string> = new Set([
  bugFunction,
  emptyFunction,
  ...slotVariants.flatMap((variant) =>
    slotOps.flatMap(({ type }) => {
      const content = slotContent(variant, type)
      return content.kind === 'function' ? [content.name] : []
    }),
  ),
])

/** What each slot holds under a backend. */
export type SlotReader = (variant: SlotVariant, type: number) => BootSlot

export interface ImageSlots {
  readonly slot: SlotReader
  /** The addresses of Xen's functions come from our table of this very kernel. */
  readonly knownKernel: boolean
}

interface Context {
  readonly slots: readonly Address[] | null
  readonly empty: Address | null
  readonly known: boolean
  readonly functions: FunctionIndex
  readonly named: ReadonlyMap<string, Address>
}

function knownAddress(variant: SlotVariant, type: number, name: string): Address | null {
  const called = bootedOf(variant) === 'xen' ? calledOnXen(type) : calledNatively(type)
  return called?.name === name ? called.address : null
}

function bugSlot({ named, known }: Context, calleeSave: boolean): BootSlot {
  const listed = slotOps.map(({ type }) => calledOnXen(type)).find((c) => c?.name === bugFunction)
  const address = named.get(bugFunction) ?? (known ? listed?.address : undefined)
  return {
    kind: 'null',
    name: bugFunction,
    address: address ?? placeholderAddress('x86-64', bugFunction),
    known: address !== undefined,
    calleeSave,
  }
}

function slotByName(
  context: Context,
  variant: SlotVariant,
  type: number,
  content: SlotContent,
): BootSlot {
  const calleeSave = slotOps[type]?.calleeSave ?? false
  if (content.kind === 'null') return bugSlot(context, calleeSave)
  if (content.kind === 'empty') {
    return { kind: 'empty', name: emptyFunction, address: 0n, known: true, calleeSave }
  }
  const { name } = content
  const address =
    context.named.get(name) ?? (context.known ? knownAddress(variant, type, name) : null)
  const at = address ?? placeholderAddress('x86-64', name)
  return { kind: 'function', name, address: at, known: address !== null, calleeSave }
}

/** What the image itself has in a slot: what bare hardware gets. */
function slotInImage(context: Context, type: number, address: Address): BootSlot {
  const calleeSave = slotOps[type]?.calleeSave ?? false
  if (address === 0n) return bugSlot(context, calleeSave)
  if (address === context.empty) {
    return { kind: 'empty', name: emptyFunction, address, known: true, calleeSave }
  }
  const usual = slotContent('native', type)
  const name =
    context.functions.at(address)?.name ?? (usual.kind === 'function' ? usual.name : null)
  return { kind: 'function', name, address, known: true, calleeSave }
}

/** Reads the slots of an image; `pvOps` null where the sites do not tell where they are. */
export function imageSlots(
  pvOps: Address | null,
  sectionAt: SectionFinder,
  functions: FunctionIndex,
): ImageSlots {
  const slots = pvOps === null ? null : readSlots(pvOps, sectionAt)
  const known = slots !== null && pvOps !== null && isKnownKernel(pvOps, slots)
  const named = functions.named(namesWanted)
  const empty = named.get(emptyFunction) ?? (slots ? sharedEmpty(slots, sectionAt) : null)
  const context: Context = { slots, empty, known, functions, named }
  const made = new Map<string, BootSlot>()
  const read: SlotReader = (variant, type) => {
    const held = slots?.[type]
    return isNative(variant, type) && held !== undefined
      ? slotInImage(context, type, held)
      : slotByName(context, variant, type, slotContent(variant, type))
  }
  return {
    knownKernel: known,
    slot: (variant, type) => {
      const key = `${variant}/${type}`
      const slot = made.get(key) ?? read(variant, type)
      made.set(key, slot)
      return slot
    },
  }
}
