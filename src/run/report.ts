import type { Address } from '../base/address.ts'
import type { OpId } from '../ops/op.ts'
import type { RegSet } from '../x86/registers.ts'
import type { RunStart, RunSwitches } from './start.ts'

/**
 * The three machines that run the same listing from the same start: `reference` does every operation as one
 * abstract step that changes only its results; `unpatched` runs the bytes as compiled, `patched` those that
 * the patcher wrote.
 */
export type MachineId = 'reference' | 'unpatched' | 'patched'

/** The three machines, in the order in which they are told. */
export const machineIds = [
  'reference',
  'unpatched',
  'patched',
] as const satisfies readonly MachineId[]

/** Why a machine does not go on. Addresses are as the listing has them. */
export type Ending =
  /** The listing returned to its caller. */
  | { readonly kind: 'returned' }
  /** iret, sysexit, sysret: back to the interrupted program. */
  | { readonly kind: 'left'; readonly how: string }
  | { readonly kind: 'end-of-text' }
  /** hlt with interrupts off. */
  | { readonly kind: 'halted' }
  | { readonly kind: 'limit'; readonly limit: number }
  | {
      readonly kind: 'page'
      readonly address: Address
      readonly access: 'read' | 'write' | 'execute'
      /** A store into the text itself. */
      readonly text: boolean
      /** The slot that was empty or poisoned, where a call through one led there. */
      readonly slot: OpId | null
    }
  /** `cmpxchg16b` of memory that is not aligned to 16 bytes. */
  | { readonly kind: 'unaligned'; readonly address: Address }
  | { readonly kind: 'divide'; readonly why: 'zero' | 'overflow' }
  | { readonly kind: 'undefined'; readonly text: string }
  | { readonly kind: 'unsupported'; readonly text: string }
  | { readonly kind: 'privileged'; readonly text: string }
  /** A hypercall, an interrupt or a system call that nobody here answers. */
  | { readonly kind: 'unanswered'; readonly text: string }
  | { readonly kind: 'non-canonical'; readonly address: Address }

/** Something that happens besides registers and memory. */
export type RunEvent =
  /** A C function, or one whose bytes are not known: its effect is a model. */
  | {
      readonly kind: 'call'
      readonly name: string
      readonly op: OpId | null
      readonly destroys: RegSet
      readonly arguments: readonly Address[]
    }
  /** The waiting event comes in. */
  | { readonly kind: 'delivered' }
  | { readonly kind: 'hypercall'; readonly name: string }
  | { readonly kind: 'control'; readonly register: string; readonly value: Address }
  | {
      readonly kind: 'flush'
      readonly what: 'all' | 'global' | 'page'
      readonly address: Address | null
    }
  /** hlt with interrupts on: the next interrupt wakes it. */
  | { readonly kind: 'halt' }
  | { readonly kind: 'left'; readonly how: string }
  /** An operation that this model only notes. */
  | { readonly kind: 'operation'; readonly op: OpId; readonly arguments: readonly Address[] }
  /** Any other thing that an instruction did to the machine: wbinvd, swapgs, in, out, int … */
  | { readonly kind: 'system'; readonly text: string }
  /** An oddity of the kernel of the era, shown as the kernel's. */
  | { readonly kind: 'quirk'; readonly quirk: QuirkId }

/**
 * - `xen-restore-skips`: restore_fl skips check_events exactly when an event waits and may come in
 * - `xen-restore-needless`: and calls it in every other case
 * - `lguest-enable-blind`: irq_enable tests the pending word against 0, which never holds
 */
export type QuirkId = 'xen-restore-skips' | 'xen-restore-needless' | 'lguest-enable-blind'

/** What is poisoned, or was when it was read. */
export type Place =
  | { readonly kind: 'register'; readonly register: string }
  | { readonly kind: 'flags' }
  | { readonly kind: 'slot'; readonly address: Address }

/** The first thing that went wrong. */
export interface Finding {
  readonly why:
    /** Poison was read and what came of it mattered. */
    | 'poison-used'
    /** A register that the promise keeps came back with another value. */
    | 'promise-broken'
    | 'result-differs'
    | 'stack-pointer-differs'
    | 'interrupts-differ'
    | 'memory-differs'
    | 'events-differ'
    | 'ending-differs'
  readonly place: Place | null
  /** Line of the instruction at which it happens, from 1; 0 where no line made it. */
  readonly line: number
  /** The instruction, AT&T syntax; empty at the end of a run. */
  readonly text: string
  /** The function that destroyed it; null for inline code and for the promise itself. */
  readonly by: string | null
  /** Value there and in the reference, where two values are compared. */
  readonly value: Address | null
  readonly expected: Address | null
  /** The first event that differs, here and in the reference; null where one of them had none. */
  readonly event: { readonly is: RunEvent | null; readonly expected: RunEvent | null } | null
  /** How the two ended; null where one went on. */
  readonly ending: { readonly is: Ending | null; readonly expected: Ending | null } | null
  /** Instructions that the machine had executed before it. */
  readonly step: number
}

/** How a site kept its promise: in both programs, in neither, or in one of them. */
export type VerdictKind =
  | 'kept'
  | 'broken-by-patch'
  | 'broken-before-patch'
  | 'hidden-by-patch'
  /** No machine came to the site. */
  | 'not-reached'

/** What the run found at one site; the first finding of each program, null where there is none. */
export interface SiteVerdict {
  readonly site: number
  readonly op: OpId
  readonly verdict: VerdictKind
  readonly unpatched: Finding | null
  readonly patched: Finding | null
  /** Times that the reference came through it. */
  readonly visits: number
}

/** One machine between two instructions. */
export interface MachineView {
  /** Instructions executed so far. */
  readonly steps: number
  /** Where it stands. */
  readonly address: Address
  /** The instruction to come, AT&T; a function's name where a model stands; empty where it has ended. */
  readonly text: string
  /** Line of the listing, from 1, also where a fault stopped it; 0 in functions of the kernel and after the end. */
  readonly line: number
  /** Function of the kernel that it is in; null in the listing. */
  readonly function: string | null
  /** Site that it is in, calls out of it included. */
  readonly site: number | null
  /** It has come through the site and waits for the others. */
  readonly waiting: boolean
  readonly ended: boolean
  /** In machine order. */
  readonly registers: readonly Address[]
  /** EFLAGS. */
  readonly flags: number
  /** Status flags that the manuals leave undefined, as bits of EFLAGS. */
  readonly undefinedFlags: number
  readonly interrupts: boolean
  readonly pending: boolean
  /** Registers any part of which holds poison. */
  readonly poisoned: RegSet
  readonly flagsPoisoned: boolean
  /** Words from the stack pointer up. */
  readonly stack: readonly StackWord[]
  /** What the instruction that led here did besides. */
  readonly events: readonly RunEvent[]
}

/** A word of the stack, as wide as a register. */
export interface StackWord {
  readonly address: Address
  /** Null where no memory is. */
  readonly value: Address | null
  readonly poisoned: boolean
}

/** All three between two instructions of the slowest of them. */
export type Moment = Readonly<Record<MachineId, MachineView>>

/** A way through a site: moments of its first instruction and of the first one after it. */
export interface Visit {
  readonly site: number
  readonly from: number
  /** Null where the machines never came out. */
  readonly to: number | null
}

/** All that is told of a run but its moments. */
export interface RunSummary {
  readonly start: RunStart
  readonly switches: RunSwitches
  /** The last moment; the first is 0. */
  readonly last: number
  readonly endings: Readonly<Record<MachineId, Ending>>
  readonly verdicts: readonly SiteVerdict[]
  /** The first `visitLimit` of them. */
  readonly visits: readonly Visit[]
  /** All that happened, of the first `eventLimit` events of each machine. */
  readonly events: Readonly<Record<MachineId, readonly RunEvent[]>>
  /** Moments at which the patched or the unpatched machine is about to execute a line with a breakpoint. */
  readonly breaks: readonly number[]
  /**
   * The register in which the caller may find a result, where the reference returned from a line of which no comment
   * says what is needed: the listing draws it as alive there, and the run knows of nobody who reads it.
   */
  readonly unsaid: RegSet
}

/** Visits of sites that a summary holds at most. */
export const visitLimit = 2000
/** Events of each machine that a summary holds at most. */
export const eventLimit = 2000

/** Moments that a window holds at most. */
export const windowSize = 256

/** Moments in a row. */
export interface RunWindow {
  readonly from: number
  readonly moments: readonly Moment[]
}

/** What the page gets of a run: the summary, and the moments around the one in view. */
export interface RunReport {
  readonly summary: RunSummary
  readonly window: RunWindow
}
