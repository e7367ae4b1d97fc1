import type { Address } from '../base/address.ts'
import { slotRows, slotTable } from './slots.generated.ts'

/** One slot of the single `pv_ops` table of Linux 6.1 (x86-64). */
export interface SlotOp {
  /** `irq.irq_disable` */
  readonly id: string
  /** Slot index, as recorded in `.parainstructions`. */
  readonly type: number
  /** Called with the callee-save convention. */
  readonly calleeSave: boolean
  /** It returns a value, in rax. */
  readonly returns: boolean
  /** Number of C parameters. */
  readonly parameters: number
}

const rows = slotRows.split('\n').map((row) => row.split(' '))

/** All slots; the one of type n stands at index n. */
export const slotOps: readonly SlotOp[] = rows.map(([id = '', how = ''], type) => ({
  id,
  type,
  calleeSave: how.includes('*'),
  returns: how.includes('r'),
  parameters: Number.parseInt(how, 10),
}))

export const slotOpOf = (type: number): SlotOp | undefined => slotOps[type]

/** A function that the kernel of the table called, with its address in that kernel. */
export interface Called {
  readonly name: string
  readonly address: Address
}

function calledIn(type: number, backend: 'native' | 'xen'): Called | null {
  const [name, offset] = rows[type]?.[backend === 'native' ? 2 : 3]?.split(':') ?? []
  if (offset === undefined) return null
  const usual = slotOps[type]?.id.replace(/^.*?\./, `${backend}_`) ?? ''
  return { name: name || usual, address: slotTable.textBase + BigInt(`0x${offset}`) }
}

/** What the booted kernel of the table called on bare hardware; null where no call was found. */
export const calledNatively = (type: number): Called | null => calledIn(type, 'native')
export const calledOnXen = (type: number): Called | null => calledIn(type, 'xen')

/** Where the kernel of the table has `pv_ops`. */
export const knownPvOps: Address = slotTable.pvOps
