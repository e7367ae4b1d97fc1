import { bugFunction, calledNatively, calledOnXen, emptyFunction } from '../ops/slots.ts'
import type { VariantId } from './backend.ts'

/** Who a kernel of 6.1 could run on, with what our tables know. */
export type SlotVariant = 'native' | 'xen' | 'kvm'

export const slotVariants = ['native', 'xen', 'kvm'] as const satisfies readonly SlotVariant[]

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

/**
 * What a KVM guest with paravirtual spinlocks, steal time and TLB flushes puts over native's slots. No booted
 * guest was read: a model. Source: arch/x86/kernel/kvm.c, 6.1.
 */
const overridesOfKvm: Readonly<Record<number, string>> = {
  0: 'kvm_io_delay',
  38: 'kvm_flush_tlb_multi',
  39: 'tlb_remove_table',
  79: '__pv_queued_spin_lock_slowpath',
  80: '__raw_callee_save___pv_queued_spin_unlock',
  81: 'kvm_wait',
  82: 'kvm_kick_cpu',
  83: '__raw_callee_save___kvm_vcpu_is_preempted',
}

function contentOf(name: string | undefined): SlotContent {
  if (name === undefined || name === emptyFunction) return { kind: 'empty' }
  return name === bugFunction ? { kind: 'null' } : named(name)
}

function nameIn(variant: SlotVariant, type: number): string | undefined {
  switch (variant) {
    case 'native':
      return calledNatively(type)?.name ?? hiddenNatively[type]
    case 'xen':
      return calledOnXen(type)?.name ?? hiddenOnXen[type]
    case 'kvm':
      return overridesOfKvm[type] ?? nameIn('native', type)
  }
}

/** What a slot holds once the backend has filled it in. */
export const slotContent = (variant: SlotVariant, type: number): SlotContent =>
  contentOf(nameIn(variant, type))

/** A slot that the backend leaves as the image has it. */
export const isNative = (variant: SlotVariant, type: number): boolean =>
  variant === 'native' || (variant === 'kvm' && !(type in overridesOfKvm))

/** Why a variant and a kernel of 6.1 do not go together, with the years; null where they do. */
export function slotRefusal(variant: VariantId): string | null {
  if (slotVariants.some((each) => each === variant)) return null
  if (variant.startsWith('vmi')) {
    return 'VMI left Linux in 2.6.37 (2007–2010), and 6.1 is of 2022: no kernel had both. Choose native, xen or kvm, or rules 2.6.30.'
  }
  switch (variant) {
    case 'lguest':
      return 'lguest left Linux in 4.14 (2007–2017), and 6.1 is of 2022: no kernel had both. Choose native, xen or kvm, or rules 2.6.30.'
    case 'xen-noplace':
      return 'A Xen guest without its vcpu_info in place ended with Linux 5.15 (2008–2021), and 6.1 is of 2022. Choose xen.'
    case 'kvm-mmuop':
      return 'The page-table hypercalls of KVM left Linux in 3.2 (2008–2012), and 6.1 is of 2022. Choose kvm.'
    default:
      return 'A kernel without CONFIG_PARAVIRT has no sites, and this image has some. Choose native, xen or kvm.'
  }
}

/** 32-bit kernels and the rules of 6.1. */
export const wideOnly =
  'The rules of 6.1 (2022) are for x86-64 alone: this file is of x86-32. Choose rules 2.6.30 (2009–2010).'
