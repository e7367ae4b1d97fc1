import type { Program } from '../asm/program.ts'
import type { Effects } from '../isa/effects.ts'
import { type FrameMarker, outputNames } from '../stack/frame.ts'
import { cScratch, preserved, staticArguments, staticScratch } from '../stack/conventions.ts'
import { type Instruction, instructionsIn, targetOffset } from './code.ts'

/**
 * Which registers are alive. A function gives back one value, in r8; calls, returns and the unpatched
 * site's jump follow their conventions; an instruction outside of the tables is taken to read and write
 * nothing.
 */
export interface LiveRow {
  readonly offset: number
  readonly slot: 0 | 1 | 2
  /** Plain names, in no order. */
  readonly liveIn: ReadonlySet<string>
  readonly liveOut: ReadonlySet<string>
  /** The frame that it runs in by the last alloc before it in address; null before any. */
  readonly frame: FrameMarker | null
}

interface Transfer {
  readonly reads: readonly string[]
  /** Written for sure, so dead before. */
  readonly kills: ReadonlySet<string>
  /** Indexes of instructions that may come next. */
  readonly next: readonly number[]
}

const none: ReadonlySet<string> = new Set()

/** Outputs of the frame: what a C call takes as its arguments, and destroys. */
const outputsOf = ({ frame }: Instruction): readonly string[] => (frame ? outputNames(frame) : [])

const isIndirect = ({ decoded }: Instruction): boolean =>
  decoded.form?.format === 'B4' && decoded.form.mnemonic.startsWith('br')

/** The site's `br` through b7 comes back to the next bundle; one through b6 is such a way back. */
function indirect(instruction: Instruction, after: number): Transfer {
  const { reads } = instruction.effects
  if (!reads.includes('b7'))
    return { reads: [...reads, ...preserved, 'r8', 'b0'], kills: none, next: [] }
  const kept = ['r16', 'b6']
  return {
    reads: [...reads, ...staticArguments, ...kept],
    kills: new Set([...staticScratch].filter((name) => !kept.includes(name) && name !== 'r8')),
    next: [after],
  }
}

function callTransfer(instruction: Instruction, after: number): Transfer {
  const outputs = outputsOf(instruction)
  const { reads, predicate } = instruction.effects
  return {
    reads: [...reads, ...outputs, 'r1', 'r12', 'r13'],
    kills: predicate === 0 ? new Set([...cScratch, ...outputs]) : none,
    next: [after],
  }
}

function transferOf(
  instruction: Instruction,
  index: number,
  indexAt: ReadonlyMap<number, number>,
): Transfer {
  const { effects } = instruction
  const after = index + 1
  const conditional = effects.predicate !== 0
  if (effects.flow === 'call') return callTransfer(instruction, after)
  if (effects.flow === 'return') {
    const reads = [...effects.reads, ...preserved, 'r8']
    return { reads, kills: none, next: conditional ? [after] : [] }
  }
  if (effects.flow === 'branch' && isIndirect(instruction)) return indirect(instruction, after)
  const kills = conditional ? none : new Set(effects.writes)
  if (effects.flow !== 'branch') return { reads: effects.reads, kills, next: [after] }
  const target = indexAt.get(targetOffset(instruction) ?? -1)
  const next = [...(target === undefined ? [] : [target]), ...(conditional ? [after] : [])]
  return { reads: effects.reads, kills, next }
}

/** Index of the first instruction at each offset. */
function firstAt(instructions: readonly Instruction[]): ReadonlyMap<number, number> {
  const indexes = new Map<number, number>()
  for (const [index, { offset }] of instructions.entries()) {
    if (!indexes.has(offset)) indexes.set(offset, index)
  }
  return indexes
}

function addAll(set: Set<string>, names: Iterable<string>): void {
  for (const name of names) set.add(name)
}

/** What an instruction takes and leaves besides what its operands say: a break that a hypervisor answers. */
export type Answered = (instruction: Instruction) => Partial<Pick<Effects, 'reads' | 'writes'>>

const withAnswer =
  (answered: Answered) =>
  (instruction: Instruction): Instruction => {
    const { effects } = instruction
    const { reads = [], writes = [] } = answered(instruction)
    return {
      ...instruction,
      effects: {
        ...effects,
        reads: [...effects.reads, ...reads],
        writes: [...effects.writes, ...writes],
      },
    }
  }

/** Liveness of every instruction of a section, in order. */
export function liveness(
  program: Program,
  section: number,
  answered: Answered = () => ({}),
): readonly LiveRow[] {
  const instructions = instructionsIn(program, section).map(withAnswer(answered))
  const indexAt = firstAt(instructions)
  const transfers = instructions.map((each, index) => transferOf(each, index, indexAt))
  const liveIn = instructions.map(() => new Set<string>())
  const liveOut = instructions.map(() => new Set<string>())
  const settle = (index: number): boolean => {
    const { reads, kills, next } = transfers[index] as Transfer
    const out = liveOut[index] as Set<string>
    const into = liveIn[index] as Set<string>
    const size = into.size
    for (const successor of next) addAll(out, liveIn[successor] ?? [])
    addAll(
      into,
      [...out].filter((name) => !kills.has(name)),
    )
    addAll(into, reads)
    return into.size !== size
  }
  for (let changed = true; changed;) {
    changed = false
    for (let index = instructions.length - 1; index >= 0; index--) {
      if (settle(index)) changed = true
    }
  }
  return instructions.map(({ offset, decoded, frame }, index) => ({
    offset,
    frame,
    slot: decoded.slot,
    liveIn: liveIn[index] ?? new Set(),
    liveOut: liveOut[index] ?? new Set(),
  }))
}

/** What is alive behind a range of bundles. */
export function liveBehind(rows: readonly LiveRow[], end: number): ReadonlySet<string> {
  const last = rows.findLast(({ offset }) => offset < end)
  return last?.liveOut ?? new Set()
}

/** What a register is in a frame: whether there is such a register at all is the alloc's doing. */
export type Standing =
  /** r0 to r31, and everything that is not a general register. */
  | 'static'
  /** An input or a local: r32 up to sol. */
  | 'local'
  | 'output'
  /** It exists only if an alloc makes room. */
  | 'beyond'
  /** No alloc before: the frame is what the caller passed. */
  | 'unknown'

export function standingOf(register: string, frame: FrameMarker | null): Standing {
  const number = /^r(\d+)$/.exec(register)?.[1]
  const index = number === undefined ? -1 : Number(number) - 32
  if (index < 0) return 'static'
  if (frame === null) return 'unknown'
  if (index < frame.sol) return 'local'
  return index < frame.sof ? 'output' : 'beyond'
}
