import type { Form, FieldKind } from './encoding.ts'
import type { Origin } from './origin.ts'
import type { Bound } from './symbol.ts'

/** What ends a fragment: bytes whose number the layout settles. */
export type Tail =
  | {
      readonly kind: 'branch'
      readonly short: Form
      readonly near: Form
      readonly target: Bound
      /** Position of the instruction in its statement. */
      readonly moved: number
      /** Set by the layout once the short form does not reach. */
      grown: boolean
    }
  | {
      readonly kind: 'align'
      /** In bytes, a power of two. */
      readonly alignment: number
      /** Repeated; null for the instructions with which code is padded. */
      readonly fill: Uint8Array | null
      /** More bytes than this, and nothing is padded; 0 for no bound. */
      readonly most: number
    }
  | {
      readonly kind: 'space'
      /** Number of units. */
      readonly count: Bound
      readonly unit: Uint8Array
    }
  | { readonly kind: 'org'; readonly target: Bound; readonly fill: number }
  | { readonly kind: 'leb'; readonly value: Bound; readonly signed: boolean }

/** Fixed bytes, followed by at most one tail. Distances inside of one are known while reading. */
export interface Fragment {
  /** Key of the fragment: two places with the same key differ by a constant already. */
  readonly key: string
  readonly chain: Chain
  /** Position of its fixed bytes in the chain's bytes. */
  readonly start: number
  /** Number of fixed bytes. */
  length: number
  tail: Tail | null
  tailOrigin: Origin | null
  /** Offset in the section, by the layout. */
  address: number
  /** Bytes of the tail, by the layout. */
  tailLength: number
  /** Place among the fragments of its section, by the layout. */
  order: number
  /** Number of `align` and `org` tails before it, which may absorb a shift; by the layout. */
  region: number
}

/** A field that waits for the layout or for the linker. */
export interface Fixup {
  readonly fragment: Fragment
  /** Position in the fragment's fixed bytes. */
  readonly offset: number
  readonly size: 1 | 2 | 4 | 8
  readonly kind: FieldKind
  /** Bytes from the field's start to where a relative value counts from. */
  readonly toEnd: number
  readonly value: Bound
  readonly origin: Origin
  /** What the value's spans need to count in the statement. */
  readonly moved: number
  /** A relaxed branch reaches global symbols of its own section without the linker. */
  readonly use: 'instruction' | 'branch' | 'data'
}

/** Bytes that one statement made: `length` at `offset` of the fragment, or its tail where `offset` is -1. */
export interface Emission {
  readonly fragment: Fragment
  readonly offset: number
  length: number
  readonly kind: 'instruction' | 'data' | 'padding'
  readonly origin: Origin
}

/** One subsection: a run of fragments that ends up in one stretch of its section. */
export interface Chain {
  readonly section: SectionDraft
  readonly number: number
  bytes: Uint8Array
  /** Bytes in use. */
  size: number
  readonly fragments: Fragment[]
  readonly fixups: Fixup[]
  readonly emissions: Emission[]
}

export interface SectionDraft {
  readonly name: string
  flags: string
  /** `progbits`, `nobits`, `note`, … */
  type: string
  alignment: number
  readonly chains: Map<number, Chain>
  /** Bytes after the layout. */
  length: number
}
