import type { Row } from '../program/program.ts'
import { conventionOf } from '../x86/conventions.ts'
import { noRegisters, type RegSet } from '../x86/registers.ts'
import type { FlowGraph } from './graph.ts'
import { isCall, returnsToInterrupted } from './rowKind.ts'
import type { FlowInput, Transfer } from './transfer.ts'

/** Masks of registers by machine number, with bits more for the status flags. */
export type Mask = number

/** The flags as one column: alive while any of them may be, since partial writers do not end it. */
export const flagsBit: Mask = 1 << 16

/** The flags one by one: what a mistake is judged by, since `dec` before `jnz` needs nothing of the old ones. */
export const eachFlag: Mask = 0x3f << 17

const flagBits = (bits: number): Mask => bits << 17

/** A mask by row; empty where there is no such row. */
export const maskAt = (masks: Int32Array | Uint8Array, row: number): Mask => masks[row] ?? 0

/** A row that another one leads to; −1 where it leads to none. */
export const rowAt = (rows: Int32Array, row: number): number => rows[row] ?? -1

/** What each row does, as masks by row. The stack pointer is in none. */
export interface Effects {
  /** Read by the instruction, or said to be needed. */
  readonly reads: Int32Array
  readonly writes: Int32Array
  /** The part of `writes` that ends the old value. */
  readonly kills: Int32Array
  readonly mayDestroy: Int32Array
  /** What a site may destroy although its own pushes and pops save it: they may be overwritten too. */
  readonly mayDestroySaved: Int32Array
  /** 1 at calls and sites: arguments that were set for something before are used up. */
  readonly usesArguments: Uint8Array
  /** Of a site's push: the pop that gives back what it saved; −1 elsewhere. */
  readonly popOf: Int32Array
  /** The other way round. */
  readonly pushOf: Int32Array
  /** Register of a site's matched push or pop; −1 elsewhere. */
  readonly paired: Int32Array
}

/** Control leaves the listing there, by a return or to who knows where, and a comment may say what is needed. */
export function leaves({ rows, transfers }: FlowInput, graph: FlowGraph, index: number): boolean {
  if (graph.fallsOff[index] === 1) return true
  const row = rows[index]
  if (!row || transfers.has(index) || returnsToInterrupted(row)) return false
  return row.flow === 'return' || row.flow === 'indirect-jump' || graph.jumpsOut[index] === 1
}

/** A call that leaves the text for somebody of whom nothing is known but the convention. */
export function isUnknownCall(
  { rows, transfers }: FlowInput,
  { callee }: FlowGraph,
  index: number,
): boolean {
  const row = rows[index]
  return row !== undefined && isCall(row) && !transfers.has(index) && rowAt(callee, index) === -1
}

interface RowEffect {
  readonly reads: Mask
  readonly writes: Mask
  readonly kills: Mask
  readonly mayDestroy: Mask
}

const noEffect: RowEffect = { reads: 0, writes: 0, kills: 0, mayDestroy: 0 }

function transferEffect(row: Row, transfer: Transfer, all: Mask): RowEffect {
  const { args, results, mayDestroy, destroysFlags, needsAll } = transfer
  // A site may be a bare instruction: then that is what happens there.
  const own = row.flow === 'next' ? plainEffect(row, all) : noEffect
  return {
    reads: needsAll ? all : own.reads | row.reads | args,
    writes: own.writes | results,
    kills: own.kills | results,
    mayDestroy: mayDestroy | (destroysFlags ? flagsBit | eachFlag : 0),
  }
}

/** A function about which nothing is known returns in the result register and keeps to the C convention. */
function unknownCallEffect(row: Row, { callerSaved, result }: UnknownCall): RowEffect {
  return {
    reads: row.reads,
    writes: result,
    kills: result,
    mayDestroy: callerSaved | flagsBit | eachFlag,
  }
}

interface UnknownCall {
  readonly callerSaved: RegSet
  readonly result: RegSet
}

function plainEffect(row: Row, all: Mask): RowEffect {
  const { flags } = row
  return {
    reads:
      (returnsToInterrupted(row) ? all : row.reads) |
      (flags.reads ? flagsBit : 0) |
      flagBits(flags.readBits),
    writes: row.writes | (flags.writes ? flagsBit : 0),
    kills: row.kills | (flags.kills ? flagsBit : 0) | flagBits(flags.killBits),
    mayDestroy: 0,
  }
}

export const resultRegister = (arch: FlowInput['arch']): RegSet =>
  // Register 0 is eax and rax: the first that a function returns in.
  (conventionOf(arch).returnRegisters & 1) as RegSet

/** What every row does. A call within the text does by itself nothing: its callee's rows do. */
export function effectsOf(input: FlowInput, graph: FlowGraph): Effects {
  const { rows, arch, transfers, pairs } = input
  const all = conventionOf(arch).allocatable
  const { callerSaved } = conventionOf(arch)
  const unknown: UnknownCall = { callerSaved, result: resultRegister(arch) }
  const made = {
    reads: new Int32Array(rows.length),
    writes: new Int32Array(rows.length),
    kills: new Int32Array(rows.length),
    mayDestroy: new Int32Array(rows.length),
    mayDestroySaved: new Int32Array(rows.length),
    usesArguments: new Uint8Array(rows.length),
    popOf: new Int32Array(rows.length).fill(-1),
    pushOf: new Int32Array(rows.length).fill(-1),
    paired: new Int32Array(rows.length).fill(-1),
  }
  rows.forEach((row, index) => {
    const transfer = transfers.get(index)
    const effect = transfer
      ? transferEffect(row, transfer, all)
      : isUnknownCall(input, graph, index)
        ? unknownCallEffect(row, unknown)
        : plainEffect(row, all)
    const kept = all | flagsBit | eachFlag
    made.reads[index] = effect.reads & kept
    made.writes[index] = effect.writes & kept
    made.kills[index] = effect.kills & kept
    made.mayDestroy[index] = effect.mayDestroy & kept
    made.mayDestroySaved[index] = (transfer?.mayDestroySaved ?? 0) & kept
    made.usesArguments[index] = transfer || isCall(row) ? 1 : 0
  })
  for (const { register, push, pop } of pairs) {
    for (const row of [push, pop]) {
      made.reads[row] = noRegisters
      made.writes[row] = noRegisters
      made.kills[row] = row === pop ? 1 << register : 0
      made.paired[row] = register
    }
    made.popOf[push] = pop
    made.pushOf[pop] = push
  }
  return made
}
