import type { Address } from '../../base/address.ts'
import type { StackState, VisibleRegister } from '../stack/frame.ts'
import type { Cell, Destroyer } from './cell.ts'

/**
 * The three machines that run the same listing from the same start: `reference` does every operation as one
 * step that changes only its results; `unpatched` runs the bytes as compiled, `patched` those that the rules
 * wrote. A model: no Itanium was at hand.
 */
export type MachineId = 'reference' | 'unpatched' | 'patched'

export const machineIds = [
  'reference',
  'unpatched',
  'patched',
] as const satisfies readonly MachineId[]

/** Why a machine does not go on. */
export type Ending =
  | { readonly kind: 'returned' }
  /** To a routine outside of the listing, for good. */
  | { readonly kind: 'left'; readonly to: string }
  | { readonly kind: 'end-of-text' }
  | { readonly kind: 'limit'; readonly limit: number }
  | {
      readonly kind: 'page'
      readonly address: Address
      readonly access: 'read' | 'write' | 'execute'
    }
  /** A write to a stacked register that the frame does not have: the CPU raises Illegal Operation. */
  | { readonly kind: 'beyond-frame'; readonly register: string }
  /** An alloc that asks for more than there is, or a frame in ar.pfs that cannot be. */
  | { readonly kind: 'no-frame'; readonly text: string }
  /** The tables or this model do not know it. */
  | { readonly kind: 'unsupported'; readonly text: string }
  /** A break that nobody here answers. */
  | { readonly kind: 'unanswered'; readonly text: string }

/** What happens besides registers and memory. */
export type RunEvent =
  | { readonly kind: 'alloc' | 'call' | 'return' | 'cover' | 'restore' }
  /** A function whose bytes are not known did an operation; it may destroy what its convention gives up. */
  | { readonly kind: 'function'; readonly name: string; readonly convention: 'static' | 'c' }
  /** Xen did it for a break. */
  | { readonly kind: 'hypervisor'; readonly name: string }
  /** An instruction that a guest of Xen may not execute: Xen does it instead. */
  | { readonly kind: 'trapped'; readonly text: string }
  /** An event that waited comes in. */
  | { readonly kind: 'delivered' }
  /** A thing done to the system that this model only notes: purges, flushes, insertions. */
  | { readonly kind: 'noted'; readonly what: string; readonly arguments: readonly bigint[] }
  /** A stacked register that the frame does not have, or that nobody wrote, was read. */
  | { readonly kind: 'undefined'; readonly register: string }

export interface Finding {
  readonly why:
    /** What was destroyed came to matter. */
    | 'poison-used'
    /** A register that the convention keeps came back with another value. */
    | 'promise-broken'
    | 'result-differs'
    | 'interrupts-differ'
    | 'frame-differs'
    | 'events-differ'
    | 'ending-differs'
  /** As the function around the site calls it; null where no register is meant. */
  readonly register: string | null
  readonly by: Destroyer | null
  /** From 1; 0 where no line made it. */
  readonly line: number
  readonly text: string
  readonly value: bigint | null
  readonly expected: bigint | null
  readonly ending: { readonly is: Ending | null; readonly expected: Ending | null } | null
  /** Instructions that the machine had executed before it. */
  readonly step: number
}

export type VerdictKind =
  | 'kept'
  | 'broken-by-patch'
  | 'broken-before-patch'
  | 'hidden-by-patch'
  | 'not-reached'

export interface SiteVerdict {
  readonly site: number
  readonly op: string
  readonly verdict: VerdictKind
  readonly unpatched: Finding | null
  readonly patched: Finding | null
  readonly visits: number
}

/** The register stack at a moment: the same object as long as it does not change. */
export interface StackView {
  readonly state: StackState
  readonly registers: readonly VisibleRegister[]
}

/**
 * A register's key: its plain name (`r8`, `b0`, `p6`, `ar.pfs`), and `@` with its place in the endless row for
 * a stacked one, whose name slides.
 */
export type RegisterKey = string

/** One machine between two instructions. */
export interface MachineView {
  /** Instructions executed so far. */
  readonly steps: number
  /** The instruction to come as objdump prints it; a function's name where a model stands. */
  readonly text: string
  /** From 1; 0 outside of the listing. */
  readonly line: number
  /** Of the instruction to come in its section, slot in the low bits; null outside of the listing. */
  readonly place: number | null
  readonly function: string | null
  readonly site: number | null
  /** It has come through the site and waits for the others. */
  readonly waiting: boolean
  readonly ended: boolean
  readonly stack: StackView
  readonly interrupts: boolean
  readonly pending: boolean
  /** Registers that are another than at the moment before; of the first moment all. */
  readonly changes: readonly (readonly [RegisterKey, Cell])[]
  readonly events: readonly RunEvent[]
}

export type Moment = Readonly<Record<MachineId, MachineView>>

/** A way through a site: moments of its first instruction and of the first one after it. */
export interface Visit {
  readonly site: number
  readonly from: number
  readonly to: number | null
}

/** How a run begins, as far as the user says otherwise than every run does. */
export interface RunStart {
  /** Values by name: `r8`, `in0`; a name that no register has is passed over. */
  readonly registers: Readonly<Record<string, bigint>>
  readonly interrupts: boolean
  /** An event waits for interrupts to be on. */
  readonly pending: boolean
  /** Label to start at; null for the start of the function around the first site. */
  readonly entry: string | null
}

/** Why there is no run. */
export type RunRefusal =
  /** No section holds an instruction. */
  | { readonly kind: 'empty' }
  /** No code has this label. */
  | { readonly kind: 'no-entry'; readonly entry: string }

export interface Ia64Run {
  readonly start: RunStart
  /** Registers that the caller passed: in0 and up. */
  readonly passed: number
  readonly moments: readonly Moment[]
  readonly endings: Readonly<Record<MachineId, Ending>>
  readonly verdicts: readonly SiteVerdict[]
  readonly visits: readonly Visit[]
}
