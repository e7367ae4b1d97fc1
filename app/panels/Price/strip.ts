import type { ContractCost, Pressure, PromiseId, SiteCost } from '../../../src/cost/cost.ts'
import type { Arch } from '../../../src/x86/arch.ts'
import { conventionOf } from '../../../src/x86/conventions.ts'
import {
  difference,
  hasRegister,
  intersection,
  namesIn,
  noRegisters,
  type Reg,
  registerName,
  registersIn,
  type RegSet,
  regSet,
} from '../../../src/x86/registers.ts'
import type { ColumnWords } from '../../messages/price.ts'
import { registersInOrder } from '../../registers/columns.ts'

/** What a promise leaves of one register. */
export type SquareState =
  /** It is kept and holds a value. */
  | 'value'
  /** It is kept, and a value that lies where the promise may destroy it has to move here. */
  | 'moved'
  /** It is kept and holds nothing. */
  | 'free'
  /** It may be destroyed, and nobody needs what is in it. */
  | 'may-destroy'
  /** It may be destroyed, and a value lies in it. */
  | 'destroyed'
  | 'result'
  /** It holds the frame's address and is no place. */
  | 'frame'

export interface Square {
  readonly register: Reg
  readonly name: string
  readonly state: SquareState
}

/** One promise, drawn: a square for each register, and the figures under them. */
export interface PriceColumn extends ColumnWords {
  /** In the order of the register columns: what a C call may destroy, and what it keeps. */
  readonly callerSaved: readonly Square[]
  readonly calleeSaved: readonly Square[]
  /** Apart from the others; null where no frame pointer is used. */
  readonly frame: Square | null
}

/** The price of one site before anything is patched: it depends on no backend. */
export interface PriceStrip {
  readonly site: number
  readonly values: number
  readonly alive: readonly string[]
  readonly returnsIn: readonly string[]
  /** Values that this site's own promise would destroy: an error in the listing. */
  readonly destroyed: readonly string[]
  readonly flagsDestroyed: boolean
  /** From the most places to the fewest. */
  readonly columns: readonly PriceColumn[]
}

/** The machine that the site's registers are those of. */
export interface Places extends Pick<Pressure, 'allocatable' | 'framePointer'> {
  readonly arch: Arch
}

const count = (set: RegSet): number => registersIn(set).length

/** Where values that have to move can go: the first places that hold nothing. */
function movedTo(arch: Arch, { kept, movesForced }: ContractCost, alive: RegSet): RegSet {
  // Those that a C call may destroy come first: they cost no push at the function's start.
  return regSet(...registersInOrder(arch, difference(kept, alive)).slice(0, movesForced))
}

function stateOf(cost: SiteCost, contract: ContractCost, moved: RegSet, register: Reg) {
  const alive = hasRegister(cost.liveAcross, register)
  if (hasRegister(cost.results, register)) return 'result'
  if (hasRegister(contract.mayDestroy, register)) return alive ? 'destroyed' : 'may-destroy'
  if (alive) return 'value'
  return hasRegister(moved, register) ? 'moved' : 'free'
}

function columnOf(cost: SiteCost, { arch, ...places }: Places, promise: PromiseId): PriceColumn {
  const contract = cost.contract[promise]
  const isOwn = promise === (cost.ownIs ?? 'own')
  const { callerSaved, calleeSaved, allocatable } = conventionOf(arch)
  // What stands in the listing has not moved: there a value in the wrong place is an error.
  const wrong = isOwn && cost.destroyed !== 0
  const moved = wrong ? noRegisters : movedTo(arch, contract, cost.liveAcross)
  const square = (register: Reg): Square => ({
    register,
    name: registerName(arch, register),
    state: stateOf(cost, contract, moved, register),
  })
  const squares = (set: RegSet) =>
    registersInOrder(arch, intersection(set, places.allocatable)).map(square)
  const [frame] = registersIn(difference(allocatable, places.allocatable))
  const values = count(cost.liveAcross)
  return {
    promise,
    isOwn,
    mayDestroy: namesIn(arch, difference(contract.mayDestroy, cost.results)),
    returnsIn: namesIn(arch, cost.results),
    callerSaved: squares(callerSaved),
    calleeSaved: squares(calleeSaved),
    frame: frame === undefined ? null : { ...square(frame), state: 'frame' },
    values,
    places: contract.places,
    full: values > 0 && values === contract.places,
    spills: contract.spillsForced,
    moves: wrong ? 0 : contract.movesForced,
    saves: wrong ? 0 : contract.prologueSavesForced,
  }
}

/** The promises worth a column at a site. */
function promisesAt({ isSandwich, ownIs }: SiteCost): readonly PromiseId[] {
  const sandwich = isSandwich || ownIs === 'sandwich' ? (['sandwich'] as const) : []
  const own = ownIs === null ? (['own'] as const) : []
  return ['none', ...own, ...sandwich, 'calleeSave', 'c']
}

/** What the strip shows of a site's promise, and all of it. */
export function priceStrip(cost: SiteCost, places: Places): PriceStrip {
  const columns = promisesAt(cost).map((promise) => columnOf(cost, places, promise))
  return {
    site: cost.site,
    values: count(cost.liveAcross),
    alive: namesIn(places.arch, cost.liveAcross),
    returnsIn: namesIn(places.arch, cost.results),
    destroyed: namesIn(places.arch, cost.destroyed),
    flagsDestroyed: cost.flagsDestroyed,
    columns: columns.toSorted((left, right) => right.places - left.places),
  }
}
