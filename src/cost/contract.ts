import type { Op } from '../ops/op.ts'
import type { PatchSite } from '../sites/site.ts'
import type { Arch } from '../x86/arch.ts'
import { conventionOf } from '../x86/conventions.ts'
import {
  difference,
  intersection,
  noRegisters,
  type RegSet,
  regSetOf,
  sizeOf,
  union,
} from '../x86/registers.ts'
import type { ContractCost, PromiseId } from './cost.ts'

/** What a site's surroundings hold, whatever it promises. */
export interface Surroundings {
  readonly allocatable: RegSet
  /** Values alive across it. */
  readonly liveAcross: RegSet
  readonly results: RegSet
  /** Callee-saved registers that the function has saved or uses anyway. */
  readonly free: RegSet
}

/**
 * What the code around a site had to be compiled for: `mayDestroy` taken for lost, results placed where the
 * operation returns them. Lower bounds: a compiler may do worse, never better.
 */
export function contractCost(
  arch: Arch,
  { allocatable, liveAcross, results, free }: Surroundings,
  mayDestroy: RegSet,
): ContractCost {
  const { calleeSaved } = conventionOf(arch)
  const kept = difference(allocatable, union(mayDestroy, results))
  const spillsForced = Math.max(0, sizeOf(liveAcross) - sizeOf(kept))
  const movesForced = sizeOf(intersection(liveAcross, mayDestroy)) - spillsForced
  const empty = difference(kept, liveAcross)
  const costly = difference(intersection(empty, calleeSaved), free)
  const prologueSavesForced = Math.max(0, movesForced - sizeOf(difference(empty, costly)))
  return {
    mayDestroy,
    kept,
    places: sizeOf(kept),
    spillsForced,
    movesForced,
    prologueSavesForced,
  }
}

/**
 * What the C interrupt sites of 2.6.29 and before lost, whose pushes and pops stood in the site: eax on
 * x86-32; on x86-64 only rdi was saved, and not even that where flags were returned.
 * Source: arch/x86/include/asm/paravirt.h, 2.6.29.
 */
function sandwichLoses(arch: Arch, { id }: Op): RegSet {
  if (arch === 'x86-32') return regSetOf(arch, ['eax'])
  const { callerSaved } = conventionOf(arch)
  return id === 'pv_irq_ops.save_fl'
    ? callerSaved
    : difference(callerSaved, regSetOf(arch, ['rdi']))
}

/** What each promise lets the replacement destroy. */
export function promises(
  arch: Arch,
  op: Op,
  { mayLose }: PatchSite,
): Readonly<Record<PromiseId, RegSet>> {
  const { callerSaved, returnRegisters } = conventionOf(arch)
  return {
    none: noRegisters,
    sandwich: sandwichLoses(arch, op),
    calleeSave: returnRegisters,
    c: callerSaved,
    own: mayLose.whole,
  }
}

/** The named promise that a site's own equals. Without pushes and pops of its own it is no sandwich. */
export function namedPromise(
  sets: Readonly<Record<PromiseId, RegSet>>,
  isSandwich: boolean,
): Exclude<PromiseId, 'own'> | null {
  const named = (['none', 'calleeSave', 'c', 'sandwich'] as const).find(
    (id) => sets[id] === sets.own && (id !== 'sandwich' || isSandwich),
  )
  return named ?? null
}
