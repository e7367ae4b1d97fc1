import type { Address } from '../base/address.ts'
import type { Op } from './op.ts'
import { slotSize } from './slot.ts'
import { knownPvOps, slotOps } from './slots.ts'

/** The one table of 6.1: every slot an operation that returns. */
export const lateOps = (): readonly Op[] =>
  slotOps.map(({ id, type, calleeSave, returns, parameters }) => ({
    id,
    table: 'pv_ops',
    member: id.slice(id.indexOf('.') + 1),
    type,
    slot: knownPvOps + BigInt(type * slotSize),
    result: returns ? 'ulong' : 'void',
    parameters,
    argumentWords: parameters,
    calleeSave,
    transfer: 'call',
  }))

/** The symbol that its slots count from. */
export const lateBases = (): Readonly<Record<string, Address>> => ({ pv_ops: knownPvOps })
