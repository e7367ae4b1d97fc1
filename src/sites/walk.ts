import { conventionOf } from '../x86/conventions.ts'
import { regSet, stackPointerOf } from '../x86/registers.ts'
import type { Op } from '../ops/op.ts'
import type { Program, Row } from '../program/program.ts'
import type { Pair, Sandwich, WalkEnd } from './site.ts'
import type { Extent } from '../program/extents.ts'

/** What the walk may not leave: the record's labels, or the text. */
export interface WalkBounds {
  readonly from: number
  readonly to: number
}

const extentOf = ({ offset, length }: Row): Extent => ({ offset, length })

/** Operations that look at their stack frame, so that nothing may be pushed between them and their caller. */
const framed = new Set(['pv_irq_ops.adjust_exception_frame', 'pv_cpu_ops.swapgs'])

function forbidden(program: Program, op: Op): WalkEnd | null {
  if (op.transfer === 'jump' || framed.has(op.id)) return 'frame'
  return op.argumentWords > conventionOf(program.arch).argumentRegisters.length
    ? 'stack-arguments'
    : null
}

/** `push R` before and `pop R` after, for the same R, is a pair. */
function pairAround(before: Row | undefined, after: Row | undefined, sp: number): Pair | null {
  if (!before || !after || before.pushes === null || before.pushes === sp) return null
  if (before.pushes !== after.pops) return null
  return { register: before.pushes, push: extentOf(before), pop: extentOf(after) }
}

/** One step outward: the pair that `out` rows away surrounds the call, or why there is none. */
function stepOutward(
  rows: readonly Row[],
  call: number,
  out: number,
  bounds: WalkBounds,
  sp: number,
) {
  const before = rows[call - out]
  const after = rows[call + out]
  if (!before || before.offset < bounds.from) return 'edge'
  if (!after || after.offset + after.length > bounds.to) return 'edge'
  return pairAround(before, after, sp) ?? 'no-pair'
}

/** Walks outward from the call at `call` (index of a row of `.text`) over matched pushes and pops. */
export function walkOutward(
  program: Program,
  op: Op,
  call: number,
  bounds: WalkBounds,
  entries: ReadonlySet<number>,
): Sandwich {
  const rows = program.sections[program.text]?.rows ?? []
  const sp = stackPointerOf(program.arch)
  const pairs: Pair[] = []
  let end = forbidden(program, op)
  for (let out = 1; end === null; out++) {
    const step = stepOutward(rows, call, out, bounds, sp)
    if (typeof step === 'string') end = step
    else pairs.push(step)
  }
  const outer = pairs.at(-1)
  const first = outer?.push.offset ?? rows[call]?.offset ?? 0
  const last = outer ? outer.pop.offset + outer.pop.length : first
  return {
    pairs,
    end,
    saved: regSet(...pairs.map(({ register }) => register)),
    entered: firstEntry(entries, first, last),
  }
}

/** The lowest entry point strictly inside `from` … `to`, or null. */
export function firstEntry(entries: ReadonlySet<number>, from: number, to: number): number | null {
  for (let offset = from + 1; offset < to; offset++) if (entries.has(offset)) return offset
  return null
}
