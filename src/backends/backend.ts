import type { Address } from '../base/address.ts'
import type { ConfigId, OpId } from '../ops/op.ts'
import type { RegSet } from '../x86/registers.ts'

/** What the "Runs on" switch offers. */
export type BackendId = 'native' | 'xen' | 'lguest' | 'vmi' | 'kvm' | 'off'

/** A backend with its options settled; the command line's and the vectors' names. */
export type VariantId =
  | 'native'
  | 'xen'
  | 'xen-noplace'
  | 'lguest'
  | 'vmi'
  | 'vmi-jump'
  | 'vmi-nop'
  | 'vmi-none'
  | 'vmi-badtype'
  | 'kvm'
  | 'kvm-mmuop'
  | 'off'

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

/** One backend variant under one configuration: all that a rule set asks of it. */
export interface BackendTable {
  readonly variant: VariantId
  readonly backend: BackendId
  readonly config: ConfigId
  readonly implementations: Readonly<Record<OpId, Implementation>>
  readonly templates: Readonly<Record<OpId, Template>>
  /**
   * What the patch function of 2.6.30 does when a template does not fit: native keeps the site,
   * Xen and lguest go on to paravirt_patch_default().
   */
  readonly misfit: 'keep' | 'default'
  /** VMI only: the ROM's answers for the six operations that vmi_patch() handles; all others are kept. */
  readonly rom: Readonly<Record<OpId, RomEntry>> | null
  /** 6.1: where the function stands that is called for an empty slot, if a listing says so. */
  readonly bug?: Address
  /** 6.1: where `pv_ops` lies, if a listing says so. */
  readonly pvOps?: Address
  /** The symbols of the listing that says so. */
  readonly own?: ReadonlyMap<string, Address>
}

/** Why a combination cannot be had, and the nearest that can. */
export interface Refusal {
  /** Id of the sentence; the numbers in it are in `years`. */
  readonly reason: string
  readonly years: string
  readonly nearest: { readonly variant: VariantId; readonly config: ConfigId }
}

/** Who provides the operations: data, not behaviour. */
export interface Backend {
  readonly id: BackendId
  /** In the order in which a settings list shows them; the first is the default. */
  readonly variants: readonly VariantId[]
  /** Years in which Linux carried it, e.g. `2007–2017`. */
  readonly years: string
  readonly configs: readonly ConfigId[]
  table(variant: VariantId, config: ConfigId): BackendTable
}
