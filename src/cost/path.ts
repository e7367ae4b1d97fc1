import type { DecodedInstruction } from '../x86/instructionFacts.ts'

/** Work on a way through code: instructions and their bytes. */
export interface Work {
  readonly instructions: number
  readonly bytes: number
}

export const noWork: Work = { instructions: 0, bytes: 0 }

export const together = (...works: readonly Work[]): Work => ({
  instructions: works.reduce((sum, { instructions }) => sum + instructions, 0),
  bytes: works.reduce((sum, { bytes }) => sum + bytes, 0),
})

/** What nops look like: `xchg %ax,%ax`, and on x86-32 `mov r,r` and `lea 0(r),r`. A store touches no register either. */
const idle = /(?:^| )(?:(?:mov|xchg) (%\w+),\1|lea .*)$/

/** A nop of any of the kernel's tables. */
const isPadding = ({ mnemonic, text, reads, writes }: DecodedInstruction): boolean =>
  mnemonic === 'nop' || ((reads | writes) === 0 && idle.test(text))

/** What is run through on one way: real work, nops, and the calls that are left for others to count. */
export interface Way {
  readonly work: Work
  readonly padding: Work
  /** Addresses that are called or jumped to; null where a pointer is followed. */
  readonly calls: readonly (bigint | null)[]
}

const nowhere: Way = { work: noWork, padding: noWork, calls: [] }

function through(row: DecodedInstruction, rest: Way): Way {
  const step: Work = { instructions: 1, bytes: row.length }
  if (isPadding(row)) return { ...rest, padding: together(step, rest.padding) }
  return { ...rest, work: together(step, rest.work) }
}

function calling(row: DecodedInstruction, rest: Way): Way {
  const way = through(row, rest)
  return { ...way, calls: [row.target, ...way.calls] }
}

const shorter = (left: Way, right: Way): Way =>
  left.work.instructions <= right.work.instructions ? left : right

/**
 * The way with the fewest instructions from the first row to where control leaves the code: at its end, by a
 * return, a jump to elsewhere or a trap. Branches go forward only, as in all code that patchers write.
 * `start` is the address of the first row.
 */
export function shortestWay(rows: readonly DecodedInstruction[], start: bigint): Way {
  const known = new Map<number, Way>()
  const last = rows.at(-1)
  const end = last ? last.offset + last.length : 0
  /** Where a branch leads within the code, its end included; −1 for elsewhere. */
  const place = (target: bigint | null) => {
    const offset = target === null ? -1 : Number(target - start)
    return offset > end ? -1 : offset
  }
  const from = (offset: number): Way => known.get(offset) ?? nowhere
  for (const row of rows.toReversed()) known.set(row.offset, wayFrom(row, place(row.target), from))
  return from(0)
}

function wayFrom(row: DecodedInstruction, goal: number, from: (offset: number) => Way): Way {
  const next = row.offset + row.length
  switch (row.flow) {
    case 'return':
    case 'trap':
      return through(row, nowhere)
    case 'indirect-jump':
      return calling(row, nowhere)
    case 'jump':
      return goal > row.offset ? through(row, from(goal)) : calling(row, nowhere)
    case 'branch':
      return through(row, goal > row.offset ? shorter(from(goal), from(next)) : from(next))
    case 'call':
    case 'indirect-call':
      return calling(row, from(next))
    case 'next':
      return through(row, from(next))
  }
}
