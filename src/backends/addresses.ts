import type { Address } from '../base/address.ts'
import { lateConfig } from '../ops/configs.ts'
import { interruptAliases } from '../ops/index.ts'
import { type ConfigId, earlyOf } from '../ops/op.ts'
import { lateAddressOf } from './lateAddresses.ts'
import { backends } from './index.ts'
import { thunkPrefix } from './packedTables.ts'
import { functionOffsets, kernelBases } from './tables.generated.ts'

/** The C function inside a thunk, by the thunk's name. */
export const innerNameOf = (thunk: string): string => thunk.slice(thunkPrefix.length)

/**
 * Functions that the vectors give no address: the three that the patcher knows by identity, the patch
 * functions, VMI's empty one, the C functions inside thunks, and the aliases of 2007. They stand
 * after the vectors' own functions, `ownStride` bytes apart, at the same offsets in every configuration.
 */
const ownFunctions: readonly string[] = [
  '_paravirt_nop',
  '_paravirt_ident_32',
  '_paravirt_ident_64',
  'native_patch',
  'xen_patch',
  'lguest_patch',
  'vmi_patch',
  'vmi_nop',
  ...interruptAliases.keys(),
  ...Object.keys(functionOffsets)
    .filter((name) => name.startsWith(thunkPrefix))
    .map(innerNameOf),
  'xen_force_evtchn_callback',
  // Last, so that no other address changes where a backend brings functions along.
  ...backends.flatMap(({ functions = [] }) =>
    functions.flatMap((name) => (name.startsWith(thunkPrefix) ? [name, innerNameOf(name)] : name)),
  ),
]
const ownStart = 0x120000
const ownStride = 0x40

/** Behind lguest's other assembly, within reach of its short jumps. */
const lguestSend = ['lguest_send_interrupts', 0x6060] as const

const offsets: ReadonlyMap<string, number> = new Map([
  ...Object.entries(functionOffsets),
  lguestSend,
  ...ownFunctions.map((name, index): [string, number] => [name, ownStart + index * ownStride]),
])

/** Address of a kernel function; a name without one is a bug of the tables. */
export function functionAddress(config: ConfigId, name: string): Address {
  const late = config === lateConfig ? lateAddressOf(name) : undefined
  if (late !== undefined) return late
  const offset = offsets.get(name)
  if (offset === undefined) throw new Error(`no address for ${name}`)
  return kernelBases[earlyOf(config)] + BigInt(offset)
}
