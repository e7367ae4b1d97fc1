import type { Address } from '../base/address.ts'
import type { ConfigId, EarlyConfigId, OpId } from '../ops/op.ts'
import type { RegSet } from '../x86/registers.ts'
import type { listed } from './index.ts'
import type { TableId, TemplateTableId } from './tables.generated.ts'

/** What the "Runs on" switch offers. */
export type BackendId = (typeof listed)[number]['id']

/** A backend with its options settled; the command line's and the vectors' names. */
export type VariantId = (typeof listed)[number]['variants'][number]['id']

/** A backend that a kernel of 6.1 could run on. */
export type SlotVariant = Extract<(typeof listed)[number], { readonly late: LateSlots }>['id']

/**
 * What an op's slot really holds.
 * - `c`: an ordinary C function; destroys all caller-saved registers
 * - `thunk`: a register-saving wrapper round the C function `inner`
 * - `routine`: assembly that keeps to the callee-save promise by itself
 * - `jump-routine`: assembly that never returns (iret and friends)
 * - `rom`: an entry of VMI's ROM
 * - `nop`, `ident32`, `ident64`: the kernel's empty and identity functions, known by address
 * - `null`: the slot is empty
 */
export type ImplementationKind =
  | 'c'
  | 'thunk'
  | 'routine'
  | 'jump-routine'
  | 'rom'
  | 'nop'
  | 'ident32'
  | 'ident64'
  | 'null'

/** What a slot of the operations holds under a backend. */
export interface Implementation {
  readonly kind: ImplementationKind
  /** Symbol in the slot; null for an empty slot. */
  readonly name: string | null
  /** Null where the kernel compares identity only (nop, ident) and for an empty slot. */
  readonly address: Address | null
  /** General registers that it destroys, its results included. */
  readonly clobbers: RegSet
  /** The C function inside a thunk. */
  readonly inner: { readonly name: string; readonly address: Address } | null
}

/** A field of a template that depends on an address. */
export interface TemplateSlot {
  readonly offset: number
  readonly size: number
  /** `relative` fields are recomputed for the site; `absolute` ones stay; see Template.fixup. */
  readonly kind: 'absolute' | 'relative' | 'immediate'
  readonly symbol: string
}

/** Inline code that a backend's patch function copies over a site. */
export interface Template {
  readonly bytes: Uint8Array
  /** General registers that the code changes, its result included. Flags are never counted. */
  readonly clobbers: RegSet
  readonly slots: readonly TemplateSlot[]
  /** Address it was linked at; null where nothing in it depends on that. */
  readonly linkedAt: Address | null
  /** Offset of the 32-bit displacement that moves with the site, or null. */
  readonly fixup: number | null
}

/** What a VMI ROM answers when asked for a call. */
export type RomAnswer = 'call' | 'jump' | 'nop' | 'none' | 'bad'

/** VMI: what the ROM answers for one call number. */
export interface RomEntry {
  readonly answer: RomAnswer
  readonly address: Address
  readonly callNumber: number
}

/** What a backend fills in for one of its variants under one configuration. */
export interface TableContent {
  readonly implementations: Readonly<Record<OpId, Implementation>>
  readonly templates: Readonly<Record<OpId, Template>>
  /**
   * What the patch function of 2.6.30 does when a template does not fit: native keeps the site,
   * Xen and lguest go on to paravirt_patch_default().
   */
  readonly misfit: 'keep' | 'default'
  /** VMI only: the ROM's answers for the six operations that vmi_patch() handles; all others are kept. */
  readonly rom: Readonly<Record<OpId, RomEntry>> | null
}

/** One backend variant under one configuration: all that a rule set asks of it. */
export interface BackendTable extends TableContent {
  readonly variant: VariantId
  readonly backend: BackendId
  readonly config: ConfigId
  /** 6.1: where the function stands that is called for an empty slot, if a listing says so. */
  readonly bug?: Address
  /** 6.1: where `pv_ops` lies, if a listing says so. */
  readonly pvOps?: Address
  /** The symbols of the listing that says so. */
  readonly own?: ReadonlyMap<string, Address>
}

/** Why a combination cannot be had, and the nearest that can. */
export interface Refusal {
  readonly variant: VariantId
  /**
   * - `config`: the backend never had the configuration
   * - `6.1`: it was gone when 6.1 came
   * - `32-bit`: 6.1 was read on x86-64 alone
   */
  readonly lacks: 'config' | '6.1' | '32-bit'
  readonly nearest: { readonly variant: VariantId; readonly config: ConfigId }
}

/** What a run under a backend takes interrupts to be; see src/run/platforms. */
export type PlatformId = 'native' | 'xen' | 'lguest' | 'vmi'

/** What fills the tables of a backend's file, so that the file itself stays light: the page loads it. */
export interface TableMaker {
  readonly config: EarlyConfigId
  /** The slots of a generated table; `own` are entries, `kind function`, that stand before those of it. */
  implementations(
    table: TableId,
    own: Readonly<Record<OpId, string>>,
  ): Readonly<Record<OpId, Implementation>>
  /** Inline code of a generated table. */
  templates(table: TemplateTableId): Readonly<Record<OpId, Template>>
  /** All of bare hardware's table. */
  native(): TableContent
  /** A table whose six operations a ROM answers for, all alike; `call` jumps where nothing ever returns. */
  rom(answer: RomAnswer): TableContent
}

/** What boot of Linux 6.1 leaves in `pv_ops`. */
export interface LateSlots {
  /** The booted kernel whose slots these are, but for those in `changed`. */
  readonly booted: 'native' | 'xen'
  /** The function in a slot, by the slot's number, where the backend puts another one. */
  readonly changed: Readonly<Record<number, string>>
  /** The features that the backend sets at boot (paravirt_set_cap(), 6.1). */
  readonly features: readonly BootFeature[]
}

/** Features of 6.1 that decide at paravirt sites: a Xen PV guest, virtual spin unlock, virtual preemption check. */
export type BootFeature = 'xen-pv' | 'pv-unlock' | 'vcpu-preempt'

/** A backend with its options settled. */
export interface Variant {
  /** The backend's id; behind a hyphen the option, where that is not the usual one. Stands in links: never changes. */
  readonly id: string
  /** What the settings call the choice; of a backend with one variant, nothing. */
  readonly word?: string
  /** Where it is not as its backend: what a kernel runs on that boots under it. */
  readonly platform?: PlatformId
  /** Why no kernel of 6.1 has it, where its backend has that kernel: a sentence with the years. */
  readonly left?: string
}

/** What a backend is called. All but the name follow from it, unless said. */
export interface BackendWords {
  /** In a sentence, and where there is room: `bare hardware`. */
  readonly name: string
  /** On chips and marks: `native`. */
  readonly short?: string
  /** On the switch: `bare hw`. */
  readonly onSwitch?: string
  /** Where a sentence begins with it: `On bare hardware`. */
  readonly under?: string
  /** Who rewrites the sites, in a sentence: `the kernel`. */
  readonly who?: string
  /** Who puts something there, in the question to a room. */
  readonly asked?: string
  /** The name of its inline code, as a sentence begins: `The kernel's inline code`. */
  readonly code?: string
  /** What the settings call the choice among its variants. */
  readonly option?: string
  /** The whole sentence for a configuration that it never had, with the years. */
  readonly refused?: string
  /** The sentence for 6.1, where it was gone by then: `VMI (2007–2010) left Linux in 2.6.37 …` */
  readonly left?: string
}

/** Who provides the operations: all that is said of a backend stands in its file. */
export interface Backend {
  /** Stands in links and on the command line: never changes. */
  readonly id: string
  readonly words: BackendWords
  /** What its tables and claims go back to, the most telling first: ids of src/provenance. */
  readonly sources: readonly [string, ...string[]]
  /** In the order in which a settings list shows them; the first is the default, and named like the backend. */
  readonly variants: readonly [Variant, ...Variant[]]
  /** Years in which Linux carried it, e.g. `2007–2017`. */
  readonly years: string
  readonly configs: readonly ConfigId[]
  /** What a kernel that runs on it takes interrupts to be. */
  readonly platform: PlatformId
  /** The golden vectors hold what a kernel of 2009 on it did at every site. */
  readonly recorded: boolean
  /** Functions that its slots name and no generated table has: they get addresses of their own. */
  readonly functions?: readonly string[]
  /** Where it has 6.1. */
  readonly late?: LateSlots
  /** Its table of the kernels of 2007 to 2010. */
  table(make: TableMaker, variant: string): TableContent
}
