import type { Address } from '../../base/address.ts'
import type { Basis } from '../basis.ts'
import type { Slot, Unit } from '../bundle/template.ts'
import type { NotApplied } from '../patch/apply.ts'
import type { ScanStory } from '../patch/decision.ts'
import type { Site } from '../patch/records.ts'
import type { PlatformId } from '../patch/types.ts'
import type { Role } from '../stack/conventions.ts'
import type { CellUse, StackState, VisibleRegister } from '../stack/frame.ts'

/** The ten pictures of the chapter as plain data; drawing them is the page's business. */

/** One slot of a bundle as a template makes it read. */
export interface SlotView {
  readonly slot: Slot
  readonly unit: Unit
  /** Lowest bit among the 128, and how many. */
  readonly bit: number
  readonly width: number
  readonly word: bigint
  readonly text: string
  /** Whether the tables know the instruction in this unit. */
  readonly known: boolean
  readonly stop: boolean
}

export interface BundlePicture {
  readonly kind: 'bundle'
  readonly basis: Basis
  readonly address: Address
  readonly bytes: Uint8Array
  readonly template: number
  /** Null for a reserved template. */
  readonly units: string | null
  readonly slots: readonly SlotView[]
}

/** The register stack at one moment. */
export interface StackMoment {
  /** The instruction that led here. */
  readonly op: string
  readonly state: StackState
  readonly registers: readonly VisibleRegister[]
  readonly ring: readonly CellUse[]
  /** Registers that went to memory (or came back, negative) on the way here. */
  readonly spilled: number
}

/** As much of it as a drawing needs. */
export type StackShown = Omit<StackMoment, 'ring'>

export interface StackPicture {
  readonly kind: 'stack'
  readonly basis: Basis
  readonly moments: readonly StackMoment[]
}

/** What a stacked register holds in the accident. `later-argument`: an argument of a call that is still to come. */
export type Held = 'later-argument' | 'index' | 'old-pfs'

export interface AccidentMoment extends StackMoment {
  readonly step: 'before' | 'argument' | 'call' | 'alloc' | 'return'
  /** By place in the endless row. */
  readonly contents: readonly { readonly place: number; readonly held: Held }[]
  /** Places whose value was still needed and is gone. */
  readonly lost: readonly number[]
  /** Registers outside of the stack that the call has overwritten. */
  readonly overwritten: readonly string[]
}

export interface AccidentPicture {
  readonly kind: 'accident'
  readonly basis: Basis
  /** Who stands in the site: a C function, or code that keeps to the static convention. */
  readonly callee: 'c' | 'static'
  /** It happens to the function around the site; else to the one of the mail's example. */
  readonly own: boolean
  readonly moments: readonly AccidentMoment[]
}

export interface ScanPicture {
  readonly kind: 'scan'
  readonly basis: Basis
  readonly scan: ScanStory
  /** Of the bundle with the alloc. */
  readonly before: Uint8Array | null
  readonly after: Uint8Array | null
  /** Bytes that differ. */
  readonly changed: readonly number[]
}

export interface ConventionPicture {
  readonly kind: 'convention'
  readonly basis: Basis
  readonly rows: readonly {
    readonly register: string
    readonly role: Role
    /** Code in a site may use it. */
    readonly lit: boolean
  }[]
}

/** What one bundle of the unpatched site does. */
export type StubPart = 'slot-address' | 'descriptor' | 'entry' | 'jump' | 'restore'

export interface StubPicture {
  readonly kind: 'stub'
  readonly basis: Basis
  readonly bundles: readonly {
    readonly address: Address
    readonly bytes: Uint8Array
    readonly lines: readonly string[]
    /** Null where the site is no such stub. */
    readonly part: StubPart | null
    readonly writes: readonly string[]
  }[]
}

export interface RecordsPicture {
  readonly kind: 'records'
  readonly basis: Basis
  readonly sites: readonly Site[]
  readonly tables: Readonly<
    Record<
      PlatformId,
      readonly {
        readonly type: number
        readonly name: string
        readonly bundles: number
        /** Its first instruction. */
        readonly first: string
      }[]
    >
  >
}

export interface CopyPicture {
  readonly kind: 'copy'
  readonly basis: Basis
  readonly bundles: readonly {
    readonly address: Address
    readonly before: Uint8Array
    readonly after: Uint8Array
    readonly changed: readonly number[]
    readonly lines: readonly string[]
    /** It is one of the nop bundles behind the replacement. */
    readonly filler: boolean
  }[]
  readonly flushes: readonly Address[]
  readonly barriers: readonly string[]
}

export interface FitPicture {
  readonly kind: 'fit'
  readonly basis: Basis
  /** Bytes of the replacement that the table has; null for none. */
  readonly need: number | null
  readonly room: number
  readonly because: NotApplied | null
  /** A long branch that leaves the site. */
  readonly leaves: {
    readonly from: Address
    readonly target: Address
    /** Where the copy would lead if nobody relocated it. */
    readonly unrelocated: Address
    readonly sign: bigint
    readonly high: bigint
    readonly low: bigint
  } | null
}

export type NoteId =
  | 'found-never-written'
  | 'itm-adds-address'
  | 'setreg-compares-value'
  | 'lost-stop'
  | 'late-option'
  | 'old-documentation'
  | 'unchecked-reach'

export interface NotesPicture {
  readonly kind: 'notes'
  readonly basis: Basis
  readonly notes: readonly { readonly id: NoteId; readonly basis: Basis }[]
}

export type Picture =
  | BundlePicture
  | StackPicture
  | AccidentPicture
  | ScanPicture
  | ConventionPicture
  | StubPicture
  | RecordsPicture
  | CopyPicture
  | FitPicture
  | NotesPicture
