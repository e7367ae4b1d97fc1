import type { RegSet, Reg } from '../x86/registers.ts'
import type { Place } from './report.ts'

/** Number of a mark; 0 is none. */
export type MarkId = number

/** The instruction that first read poison, and where the value was then. */
export interface Use {
  readonly place: Place
  readonly line: number
  readonly text: string
  readonly step: number
}

/** Number of a register; or the flags; or memory: slots of arguments, and what lies below the stack pointer. */
export type Destroyed = Reg | 'flags' | 'memory'

/** Who destroyed, and on behalf of which site. */
export interface Destroyer {
  readonly site: number | null
  readonly by: string | null
}

/** Where a value that must not matter comes from. */
export interface Mark {
  /** Site whose call destroyed it; null outside of sites. */
  readonly site: number | null
  /** Function that did; null where the promise itself was taken at its word. */
  readonly by: string | null
  readonly what: Destroyed
  /** Whether somebody has computed with it: then what came of it carries this use on. */
  readonly use: Use | null
  /** The mark that it had before it was put aside in memory; null everywhere else. */
  readonly saved: MarkId | null
}

/** A number of its own for everything that can be destroyed. */
const placeOf = (what: Destroyed): number => (what === 'flags' ? 16 : what === 'memory' ? 17 : what)

/** A piece of memory in which poison is followed. */
export interface MarkablePiece {
  readonly base: number
  readonly length: number
  /** Words that a hypervisor looks at, too. */
  readonly shared: boolean
}

export interface MarkedPiece extends Omit<MarkablePiece, 'length'> {
  readonly marks: Uint16Array
}

/** All status flags. */
export const allFlags = 0x3f

export interface SavedMarks {
  readonly registers: Uint16Array
  readonly flags: Uint16Array
  readonly pieces: readonly Uint16Array[]
}

/**
 * Poison is a mark beside a value, not a value: it is followed through registers, flags, stack and scratch memory.
 * All marks that ever were stay known by number; there are as many as sites, functions and first uses.
 */
export class Marks {
  /** Three for each register. */
  readonly registers = new Uint16Array(48)
  /** One for each status flag: OF SF ZF AF CF PF, as FlagEffects counts them. */
  readonly flags = new Uint16Array(6)
  readonly pieces: readonly MarkedPiece[]
  readonly #marks: Mark[] = [{ site: null, by: null, what: 'memory', use: null, saved: null }]
  /** By destroyer, what it destroyed as a number. */
  readonly #known = new Map<string, MarkId[]>()
  readonly #used = new Map<number, Map<number, MarkId>>()
  readonly #aside = new Map<number, Map<number, MarkId>>()
  /** Poison was written to words that a hypervisor looks at. */
  #everShared = false

  /** The stack is the first piece. */
  constructor(pieces: readonly MarkablePiece[]) {
    this.pieces = pieces.map(({ base, length, shared }) => ({
      base,
      shared,
      marks: new Uint16Array(length),
    }))
  }

  /** Nothing was ever poisoned. */
  get isClean(): boolean {
    return this.#marks.length === 1
  }

  mark(id: MarkId): Mark | null {
    return id === 0 ? null : (this.#marks[id] ?? null)
  }

  /** The mark of what a function destroys on behalf of a site. */
  poison({ site, by }: Destroyer, what: Destroyed): MarkId {
    const key = site === null ? `${by}` : `${by} ${site}`
    let ids = this.#known.get(key)
    if (ids === undefined) this.#known.set(key, (ids = []))
    return (ids[placeOf(what)] ??= this.#add({ site, by, what, use: null, saved: null }))
  }

  /**
   * The mark of what an instruction, the one at `at`, makes of another one; a mark that was used before stays what
   * it is. One for each instruction: which reading comes to matter shows later.
   */
  used(id: MarkId, at: number, first: () => Use): MarkId {
    const mark = this.mark(id)
    if (mark === null || mark.use !== null) return id
    return this.#made(this.#used, id, at, () => ({ ...mark, use: first(), saved: null }))
  }

  /** The mark of a value that is put aside at `at`: told as a use where it stays there, and none where it comes back. */
  putAside(id: MarkId, at: number, first: () => Use): MarkId {
    const mark = this.mark(id)
    if (mark === null || mark.use !== null) return id
    return this.#made(this.#aside, id, at, () => ({ ...mark, use: first(), saved: id }))
  }

  /** The mark of a value that is taken back from where it was put aside. */
  takenBack(id: MarkId): MarkId {
    return this.mark(id)?.saved ?? id
  }

  /** One for each mark and instruction. */
  #made(kept: Map<number, Map<number, MarkId>>, id: MarkId, at: number, make: () => Mark): MarkId {
    let ofMark = kept.get(id)
    if (ofMark === undefined) kept.set(id, (ofMark = new Map()))
    const known = ofMark.get(at) ?? this.#add(make())
    ofMark.set(at, known)
    return known
  }

  #add(mark: Mark): MarkId {
    this.#marks.push(mark)
    return this.#marks.length - 1
  }

  /** The first mark in a register, or 0. */
  ofRegister(register: Reg): MarkId {
    const at = 3 * register
    return this.registers[at] || this.registers[at + 1] || this.registers[at + 2] || 0
  }

  setRegister(register: Reg, id: MarkId): void {
    this.registers.fill(id, 3 * register, 3 * register + 3)
  }

  /** The first mark among these flags, or 0. */
  ofFlags(bits: number): MarkId {
    if (bits === 0) return 0
    for (let bit = 0; bit < 6; bit++) {
      const id = (bits & (1 << bit)) === 0 ? 0 : (this.flags[bit] ?? 0)
      if (id !== 0) return id
    }
    return 0
  }

  setFlags(bits: number, id: MarkId): void {
    for (let bit = 0; bit < 6; bit++) if ((bits & (1 << bit)) !== 0) this.flags[bit] = id
  }

  /** Registers any part of which is marked. */
  marked(): RegSet {
    let set = 0
    for (let at = 0; at < 48; at++) if (this.registers[at] !== 0) set |= 1 << Math.floor(at / 3)
    return set as RegSet
  }

  /** Whether any of these registers is marked, whichever part. */
  anyOf(set: RegSet): MarkId {
    for (let left: number = set; left !== 0; left &= left - 1) {
      const id = this.ofRegister(31 - Math.clz32(left & -left))
      if (id !== 0) return id
    }
    return 0
  }

  /** The first mark in a piece of memory, or 0. */
  inMemory(address: number, size: number): MarkId {
    const piece = this.#pieceAt(address, size)
    if (piece === null) return 0
    const from = address - piece.base
    for (let at = from; at < from + size; at++) {
      const id = piece.marks[at] ?? 0
      if (id !== 0) return id
    }
    return 0
  }

  setMemory(address: number, size: number, id: MarkId): void {
    const piece = this.#pieceAt(address, size)
    if (id !== 0 && piece?.shared) this.#everShared = true
    piece?.marks.fill(id, Math.max(0, address - piece.base), address - piece.base + size)
  }

  /** The stack is the first piece. */
  isOnStack(address: number): boolean {
    return this.#pieceAt(address, 1) === this.pieces[0]
  }

  #pieceAt(address: number, size: number): MarkedPiece | null {
    for (const piece of this.pieces) {
      const from = address - piece.base
      if (from + size > 0 && from < piece.marks.length) return piece
    }
    return null
  }

  /** The first poisoned byte that somebody else may look at: at or above the stack pointer, or off the stack. */
  leftInMemory(stackPointer: number): { readonly id: MarkId; readonly address: number } | null {
    for (const { base, marks } of this.pieces) {
      const from = Math.max(0, stackPointer >= base ? stackPointer - base : 0)
      const start = from < marks.length ? from : 0
      for (let at = start; at < marks.length; at++) {
        const id = marks[at] ?? 0
        if (id !== 0) return { id, address: base + at }
      }
    }
    return null
  }

  /** The first mark in words that a hypervisor looks at, or 0. */
  inShared(): MarkId {
    if (!this.#everShared) return 0
    for (const { shared, marks } of this.pieces) {
      const id = shared ? marks.find((one) => one !== 0) : undefined
      if (id !== undefined) return id
    }
    return 0
  }

  isShared(address: number): boolean {
    return this.#pieceAt(address, 1)?.shared === true
  }

  /** The first function that destroyed something on behalf of a site. */
  destroyerOf(site: number): string | null {
    return this.#marks.find((mark) => mark.site === site && mark.by !== null)?.by ?? null
  }

  save(): SavedMarks {
    return {
      registers: this.registers.slice(),
      flags: this.flags.slice(),
      pieces: this.pieces.map(({ marks }) => marks.slice()),
    }
  }

  restore(saved: SavedMarks): void {
    this.registers.set(saved.registers)
    this.flags.set(saved.flags)
    this.pieces.forEach(({ marks }, at) => {
      const copy = saved.pieces[at]
      if (copy) marks.set(copy)
    })
  }
}
