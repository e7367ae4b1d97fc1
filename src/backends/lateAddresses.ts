import type { Address } from '../base/address.ts'
import { calledNatively, calledOnXen, slotOps } from '../ops/slots.ts'
import { slotVariants } from './index.ts'
import { slotContent } from './slots.ts'

/**
 * Addresses of the functions that slots of 6.1 hold: those of the kernel that was booted where a call of them was
 * found; the others stand together, behind that kernel's text.
 */

const ownStart: Address = 0xffffffff82200000n
const ownStride = 0x40n

/** What the kernel puts before the name of a C function to name its thunk (PV_CALLEE_SAVE_REGS_THUNK). */
const thunkPrefix = '__raw_callee_save_'

/** The C function inside of a thunk; null for any other function. */
export const insideOf = (name: string): string | null =>
  name.startsWith(thunkPrefix) ? name.slice(thunkPrefix.length) : null

function found(): ReadonlyMap<string, Address> {
  const called = slotOps.flatMap(({ type }) => [calledNatively(type), calledOnXen(type)])
  return new Map(called.flatMap((each) => (each ? [[each.name, each.address]] : [])))
}

const known = found()

const inSlots = slotVariants.flatMap((variant) =>
  slotOps.flatMap(({ type }) => {
    const content = slotContent(variant, type)
    return content.kind === 'function' ? [content.name] : []
  }),
)

/** `xen_force_evtchn_callback` is what Xen's own code calls; it stands in no slot. */
const others = [
  '_paravirt_nop',
  '_paravirt_ident_32',
  '_paravirt_ident_64',
  'xen_force_evtchn_callback',
  'vmi_nop',
]

const own = [
  ...new Set([...others, ...inSlots, ...inSlots.flatMap((name) => insideOf(name) ?? [])]),
].filter((name) => !known.has(name))

const lateAddresses: ReadonlyMap<string, Address> = new Map([
  ...known,
  ...own.map((name, index): [string, Address] => [name, ownStart + BigInt(index) * ownStride]),
])

/** Of every function that a slot of 6.1 holds, and of those inside of thunks. */
export const lateAddressOf = (name: string): Address | undefined => lateAddresses.get(name)
