import type { Address } from '../../base/address.ts'
import type { Basis } from '../basis.ts'
import type { LiveRow } from '../dataflow/liveness.ts'
import type { Program } from '../asm/program.ts'
import type { NotApplied } from './apply.ts'
import type { Patching } from './memory.ts'
import type { Site } from './records.ts'
import type { FoundAlloc, Look, ScanFailure, Widened } from './scan.ts'
import type { PlatformId } from './types.ts'

/** What was built (`static`), or what was proposed (`scan`). */
export type RuleSetId = 'static' | 'scan'

/** What becomes of a site. */
export type Outcome =
  /** The platform's code stands in the site. */
  | 'replaced'
  /** The branch leads elsewhere. */
  | 'redirected'
  /** A C call stands in the site, and the alloc before it made room. */
  | 'called'
  /** The site stays what it was. */
  | 'kept'

/** Why an alloc that was found may be the wrong one. */
export type ScanDoubt =
  /** No .proc says where the function starts: the alloc may be that of the function before. */
  | 'no-boundary'
  /** There is another one before it, and the site may run under that. */
  | 'several-allocs'
  /** The bytes were written as data. */
  | 'not-code'

/** What looking for the alloc came to. */
export interface ScanStory {
  readonly looks: readonly Look[]
  /** Start of the function; null where no .proc says it. */
  readonly functionStart: Address | null
  readonly found: FoundAlloc | null
  readonly widened: Widened | null
  readonly failure: ScanFailure | null
  readonly doubts: readonly ScanDoubt[]
  /** Outputs that the call needs. */
  readonly outputs: number
}

/** What a call in the site destroys although the code around may need it. */
export type Hazard =
  /** The return link of a function that does not save it. */
  | { readonly kind: 'link'; readonly register: 'b0' | 'ar.pfs' }
  /** A stacked output that is alive across the site. */
  | { readonly kind: 'output'; readonly register: string }
  /** A scratch register that is alive across the site. */
  | { readonly kind: 'scratch'; readonly register: string }

/** What one rule set makes of one site; bytes are whole bundles. */
export interface Decision {
  readonly site: Site
  readonly outcome: Outcome
  /** Bytes of replacement in the site. */
  readonly used: number
  readonly because: NotApplied | ScanFailure | 'no-code' | null
  readonly before: Uint8Array
  readonly after: Uint8Array
  readonly target: Address | null
  /** fc.i in their order. */
  readonly flushes: readonly Address[]
  readonly scan: ScanStory | null
  readonly hazards: readonly Hazard[]
  readonly basis: Basis
}

/** What a rule set works on. `patching` is changed as the kernel changes its text. */
export interface Work {
  readonly program: Program
  readonly patching: Patching
  readonly platform: PlatformId
  readonly symbols: ReadonlyMap<string, Address>
  /** Of the section that holds the site. */
  readonly live: readonly LiveRow[]
}

/** One way to patch Itanium's sites. */
export interface RuleSet {
  readonly id: RuleSetId
  readonly title: string
  readonly basis: Basis
  readonly decide: (site: Site, work: Work) => Decision
}

/** Bytes of the bundles that a site touches. */
export function siteBytes({ base, bytes }: Patching, { start, length }: Site): Uint8Array {
  const offset = Number((start & ~15n) - base)
  return bytes.slice(offset, offset + length)
}
