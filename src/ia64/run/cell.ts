/** Who destroyed a register on behalf of a site. */
export type Destroyer =
  /** A function that the unpatched site jumps to. */
  | { readonly kind: 'function'; readonly name: string }
  /** A C function that a call in the site leads to. */
  | { readonly kind: 'c'; readonly name: string }
  /** The code that stands in the site. */
  | { readonly kind: 'code' }

/** The instruction that first computed with what was destroyed. */
export interface Use {
  /** From 1; 0 outside of the listing. */
  readonly line: number
  readonly text: string
  /** Instructions that the machine had executed before it. */
  readonly step: number
}

/** A value that must not matter any more, and where it comes from. */
export interface Mark {
  readonly site: number
  readonly by: Destroyer
  /** As the function around the site calls it: `out1 (r38)`, `r14`. */
  readonly register: string
  readonly use: Use | null
}

/** What a register or a piece of memory holds: 64 bits, unsigned. */
export interface Cell {
  readonly value: bigint
  readonly mark: Mark | null
  /** False for a stacked register that an alloc made and nobody wrote: its value is undefined. */
  readonly known: boolean
}

export const word = (value: bigint): bigint => BigInt.asUintN(64, value)

export const cellOf = (value: bigint, mark: Mark | null = null): Cell => ({
  value: word(value),
  mark,
  known: true,
})

export const unknownCell: Cell = { value: 0n, mark: null, known: false }

/** A value computed from others: what was destroyed in one of them is in it, too. */
export function computed(value: bigint, from: readonly Cell[], use: Use): Cell {
  const mark = from.find((each) => each.mark !== null)?.mark ?? null
  return {
    value: word(value),
    mark: mark && { ...mark, use: mark.use ?? use },
    known: from.every(({ known }) => known),
  }
}
