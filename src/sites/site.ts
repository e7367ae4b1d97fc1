import type { Address } from '../base/address.ts'
import type { Span } from '../base/span.ts'
import type { OpId } from '../ops/op.ts'
import type { Extent } from '../program/extents.ts'
import type { Reg, RegSet } from '../x86/registers.ts'

/** A matched `push R` … `pop R` around the call. */
export interface Pair {
  readonly register: Reg
  readonly push: Extent
  readonly pop: Extent
}

/** Why the walk outward from the call ended. */
export type WalkEnd =
  /** The rows on both sides are not a push and a pop of the same full-width register. */
  | 'no-pair'
  /** The record's labels, or the text, end here. */
  | 'edge'
  /** The operation takes arguments on the stack, so nothing may be pushed in between. */
  | 'stack-arguments'
  /** The operation looks at the stack frame (jumps, swapgs, adjust_exception_frame). */
  | 'frame'

/** The walk outward from the call, as the 2007 scan does it. */
export interface Sandwich {
  /** Innermost first. */
  readonly pairs: readonly Pair[]
  readonly end: WalkEnd
  /** Registers that the pairs save. */
  readonly saved: RegSet
  /** Offset of a row inside the site to which a label, branch or data reference leads; null where none does. */
  readonly entered: number | null
}

/** One entry of `.parainstructions`, as the bytes have it. */
export interface SiteRecord {
  /** Where the entry stands in its section. */
  readonly offset: number
  readonly bytes: Uint8Array
  readonly address: Address
  readonly type: number
  readonly length: number
  /** CLBR_* bits, see x86/clobbers.ts. */
  readonly clobberWord: number
}

/**
 * What may be lost in each scope. `whole`: the replacement overwrites the pairs too; `inner`: only the
 * call's bytes are replaced and the pairs stay.
 */
export interface Allowance {
  readonly whole: RegSet
  readonly inner: RegSet
}

/** A piece of code that takes a site's place where a feature is there, or absent: an entry of `.altinstructions`. */
export interface Alternative {
  readonly feature: number
  readonly inverted: boolean
  /** Bytes of the site that it covers. */
  readonly length: number
  readonly replacement: Uint8Array
  readonly replacementAddress: Address
}

/** A place where the kernel calls its hypervisor layer and that boot may rewrite. */
export interface PatchSite extends Extent {
  /** From 0, in order of offset. */
  readonly index: number
  readonly op: OpId
  readonly type: number
  /** Address of the first byte. */
  readonly address: Address
  readonly foundBy: 'recorded' | 'scanned'
  readonly record: SiteRecord | null
  /** Of 6.1: what its second pass may put here, in the order of `.altinstructions`. */
  readonly alternatives?: readonly Alternative[]
  /** The original transfer, or the bare instruction where the site is one. */
  readonly original: Extent & { readonly form: 'call' | 'jump' | 'instruction' }
  readonly sandwich: Sandwich
  /** Whether the whole site may be replaced; false where something leads into its middle. */
  readonly wholeAllowed: boolean
  /** Caller-saved registers only. */
  readonly mayLose: Allowance
  /** Registers that the clobber word allows although no implementation may use them (edi on x86-32). */
  readonly allowedOnPaper: RegSet
  /** Rows of `.text` that the site covers: first, and one past the last. */
  readonly rows: { readonly from: number; readonly to: number }
  /** The statement of the first row. */
  readonly span: Span | null
  /** First and last line of the listing that the site covers, from 1; 0 where no line made it. */
  readonly line: number
  readonly lastLine: number
}
