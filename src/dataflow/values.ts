import { type Effects, type Mask, maskAt, rowAt } from './effects.ts'
import type { FlowGraph } from './graph.ts'
import type { Sides } from './liveness.ts'
import type { ValueMap } from './pressure.ts'

/** Disjoint sets of places; a place is one side of one row in one register. */
class Places {
  readonly #parent: Int32Array

  constructor(size: number) {
    this.#parent = new Int32Array(size)
    for (let place = 0; place < size; place++) this.#parent[place] = place
  }

  root(place: number): number {
    let at = place
    for (;;) {
      const up = this.#parent[at] ?? at
      if (up === at) return at
      const above = this.#parent[up] ?? up
      this.#parent[at] = above
      at = above
    }
  }

  join(left: number, right: number): void {
    const a = this.root(left)
    const b = this.root(right)
    if (a !== b) this.#parent[Math.max(a, b)] = Math.min(a, b)
  }

  /** Joins the places of every register of a set; `left` and `right` are those of register 0. */
  joinAll(set: Mask, left: number, right: number): void {
    for (let open = set; open !== 0; open &= open - 1) {
      const register = lowest(open)
      this.join(left + register * 2, right + register * 2)
    }
  }
}

/** The lowest register of a set; `set & (set - 1)` is the set without it. */
const lowest = (set: Mask): number => 31 - Math.clz32(set & -set)

interface Building {
  readonly register: number
  readonly definitions: number[]
  entry: boolean
  lastRead: number | null
  lastRow: number
}

/** What values are made from. */
export interface ValueInput {
  /** Registers of the machine. */
  readonly registers: number
  readonly graph: FlowGraph
  readonly effects: Effects
  /** Alive in any strength. */
  readonly live: Sides
  /** Said to be needed where control leaves the listing. */
  readonly neededOutside: Int32Array
}

/**
 * Live ranges: places at which a register is alive belong to one value where control carries it from one to
 * the other without an instruction that overwrites it.
 */
export function valuesOf(input: ValueInput): ValueMap {
  const { graph, effects, live, registers } = input
  const { count } = graph
  const places = new Places(count * registers * 2)
  const before = (row: number) => row * registers * 2
  const after = (row: number) => before(row) + 1
  const edge = (from: number, to: number) => {
    if (to !== -1) places.joinAll(maskAt(live.before, to), after(from), before(to))
  }
  for (let row = 0; row < count; row++) {
    const through = maskAt(live.before, row) & maskAt(live.after, row) & ~maskAt(effects.kills, row)
    places.joinAll(through, before(row), after(row))
    edge(row, rowAt(graph.next, row))
    edge(row, rowAt(graph.jump, row))
    const pop = rowAt(effects.popOf, row)
    if (pop === -1) continue
    const saved = maskAt(live.after, pop) & (1 << rowAt(effects.paired, row))
    places.joinAll(saved, before(row), after(pop))
  }
  return collected({ ...input, places })
}

interface Collecting extends ValueInput {
  readonly places: Places
}

/** Values by the places that they hold, numbered in the order in which they first appear. */
class Values {
  readonly list: Building[] = []
  readonly before: Int32Array
  readonly after: Int32Array
  /** Number of the value whose places have this root; −1 for none yet. */
  readonly #numbers: Int32Array
  readonly #places: Places
  readonly #registers: number

  constructor({ graph, places, registers }: Collecting) {
    this.before = new Int32Array(graph.count * registers).fill(-1)
    this.after = new Int32Array(graph.count * registers).fill(-1)
    this.#numbers = new Int32Array(graph.count * registers * 2).fill(-1)
    this.#places = places
    this.#registers = registers
  }

  at(row: number, register: number, side: 'before' | 'after'): Building {
    const place = row * this.#registers + register
    const root = this.#places.root(place * 2 + (side === 'before' ? 0 : 1))
    const known = rowAt(this.#numbers, root)
    const number = known === -1 ? this.list.length : known
    this.#numbers[root] = number
    this[side][place] = number
    const value = (this.list[number] ??= {
      register,
      definitions: [],
      entry: false,
      lastRead: null,
      lastRow: row,
    })
    value.lastRow = Math.max(value.lastRow, row)
    return value
  }
}

/** Where each value comes from, and where it is read last. */
function collected(collecting: Collecting): ValueMap {
  const { graph, effects, live, registers, neededOutside } = collecting
  const values = new Values(collecting)
  const entries = new Set(graph.entries)
  const visit = (row: number, register: number) => {
    const bit = 1 << register
    if ((maskAt(live.before, row) & bit) !== 0) {
      const value = values.at(row, register, 'before')
      value.entry ||= entries.has(row)
      const reads = maskAt(effects.reads, row) | maskAt(neededOutside, row)
      if ((reads & bit) !== 0) value.lastRead = Math.max(value.lastRead ?? 0, row)
    }
    if ((maskAt(live.after, row) & bit) === 0) return
    const value = values.at(row, register, 'after')
    if ((maskAt(effects.writes, row) & bit) !== 0) value.definitions.push(row)
    if ((maskAt(neededOutside, row) & bit) !== 0) value.lastRead = row
  }
  for (let row = 0; row < graph.count; row++) {
    const alive = maskAt(live.before, row) | maskAt(live.after, row)
    for (let open = alive; open !== 0; open &= open - 1) visit(row, lowest(open))
  }
  const { list, before, after } = values
  return { values: list, before, after, registers }
}
