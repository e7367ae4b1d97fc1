import { bugFunction, emptyFunction } from '../ops/slot.ts'
import { calledNatively, calledOnXen } from '../ops/slots.ts'
import type { LateSlots, SlotVariant, VariantId } from './backend.ts'
import { lateSlotsOf, slotVariants } from './index.ts'
import { imageRefusalSentence } from './refusal.ts'
import { refusalWords } from './messages.ts'

/** What boot leaves in a slot: a function's name, the function that does nothing, or NULL. */
export type SlotContent =
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'null' }

const named = (name: string): SlotContent => ({ kind: 'function', name })

/**
 * Functions that a booted kernel never calls from a site, since an alternative or nobody stands there.
 * Source: struct paravirt_patch_template pv_ops, arch/x86/kernel/paravirt.c, 6.1.
 */
const hiddenNatively: Readonly<Record<number, string>> = {
  13: 'native_write_ldt_entry',
  15: 'native_write_idt_entry',
  21: 'native_wbinvd',
  30: 'pv_native_save_fl',
  31: 'pv_native_irq_disable',
  32: 'pv_native_irq_enable',
  42: 'pv_native_read_cr2',
  44: '__native_read_cr3',
  45: 'native_write_cr3',
  ...Object.fromEntries(
    [62, 63, 64, 65, 67, 68, 69, 70, 72, 73].map((type) => [type, '_paravirt_ident_64']),
  ),
  78: 'native_set_fixmap',
  80: '__raw_callee_save___native_queued_spin_unlock',
  83: '__raw_callee_save___native_vcpu_is_preempted',
}

/** Source: arch/x86/xen/enlighten_pv.c and mmu_pv.c, 6.1. */
const hiddenOnXen: Readonly<Record<number, string>> = {
  13: 'xen_write_ldt_entry',
  15: 'xen_write_idt_entry',
  77: 'paravirt_flush_lazy_mmu',
  78: 'xen_set_fixmap',
  80: '__raw_callee_save___native_queued_spin_unlock',
  83: '__raw_callee_save___native_vcpu_is_preempted',
}

function contentOf(name: string | undefined): SlotContent {
  if (name === undefined || name === emptyFunction) return { kind: 'empty' }
  return name === bugFunction ? { kind: 'null' } : named(name)
}

const called = { native: calledNatively, xen: calledOnXen } as const
const hidden = { native: hiddenNatively, xen: hiddenOnXen } as const

function nameIn(variant: SlotVariant, type: number): string | undefined {
  const { booted, changed } = lateSlotsOf(variant)
  return changed[type] ?? called[booted](type)?.name ?? hidden[booted][type]
}

/** What a slot holds once the backend has filled it in. */
export const slotContent = (variant: SlotVariant, type: number): SlotContent =>
  contentOf(nameIn(variant, type))

/** A slot that the backend leaves as the image has it. */
export function isNative(variant: SlotVariant, type: number): boolean {
  const { booted, changed } = lateSlotsOf(variant)
  return booted === 'native' && !(type in changed)
}

/** Which of two booted kernels the slots of a backend are from. */
export const bootedOf = (variant: SlotVariant): LateSlots['booted'] => lateSlotsOf(variant).booted

/** A kernel was booted on it, and all its slots read. */
export const wasBooted = (variant: SlotVariant): boolean => variant === bootedOf(variant)

/** Why a variant and an image of a 6.1 kernel do not go together, with the years; null where they do. */
export const slotRefusal = (variant: VariantId): string | null =>
  slotVariants.some((each) => each === variant)
    ? null
    : imageRefusalSentence(variant, refusalWords.oneOf(slotVariants))
