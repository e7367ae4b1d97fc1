import { lateConfig } from '../ops/index.ts'
import type { ConfigId } from '../ops/op.ts'
import type { Backend, Refusal, VariantId } from './backend.ts'

/** Why a backend lacks a configuration; each has its sentence in `refusalSentences`. */
export type RefusalReason =
  | 'lguest-is-32-bit'
  | 'vmi-is-32-bit'
  | 'xen-needs-pae'
  | 'lguest-left'
  | 'vmi-left'
  | 'noplace-left'
  | 'mmuop-left'
  | 'late-is-wide'

/** Words for each reason, keyed by its id. */
const refusalSentences: Readonly<Record<RefusalReason, (years: string) => string>> = {
  'lguest-is-32-bit': (years) =>
    `lguest ran 32-bit kernels only (${years}): there was never a 64-bit lguest. Choose x86-32.`,
  'vmi-is-32-bit': (years) =>
    `VMI was for 32-bit kernels only (${years}): there was never a 64-bit VMI. Choose x86-32.`,
  'xen-needs-pae': (years) =>
    `A 32-bit kernel runs on Xen only with PAE (${years}). Choose the configuration with PAE.`,
  'lguest-left': (years) =>
    `lguest (${years}) left Linux in 4.14, and 6.1 is of 2022: no kernel had both. Choose rules 2.6.30.`,
  'vmi-left': (years) =>
    `VMI (${years}) left Linux in 2.6.37, and 6.1 is of 2022: no kernel had both. Choose rules 2.6.30.`,
  'noplace-left': () =>
    'A Xen guest without its vcpu_info in place ended with Linux 5.15 (2008–2021), and 6.1 is of 2022. Choose plain Xen.',
  'mmuop-left': () =>
    'The page-table hypercalls of KVM left Linux in 3.2 (2008–2012), and 6.1 is of 2022. Choose plain KVM.',
  'late-is-wide': () =>
    'The rules of 6.1 (2022) are those of an x86-64 kernel: the 32-bit one was never read. Choose x86-64.',
}

/** The whole sentence for a refusal. */
export function refusalSentence({ reason, years }: Refusal): string {
  const sentence = refusalSentences[reason as RefusalReason]
  return sentence ? sentence(years) : `This combination never existed (${years}).`
}

const reasons: Readonly<Partial<Record<Backend['id'], RefusalReason>>> = {
  lguest: 'lguest-is-32-bit',
  vmi: 'vmi-is-32-bit',
  xen: 'xen-needs-pae',
}

/** 32-bit Xen guests of this kind left with Linux 5.9, long before the 64-bit ones. */
const yearsOf32BitXen = '2007–2020'

const ended: Partial<Record<VariantId, readonly [RefusalReason, VariantId]>> = {
  'xen-noplace': ['noplace-left', 'xen'],
  'kvm-mmuop': ['mmuop-left', 'kvm'],
}

/** Backends, or ways to run on one, that were gone when 6.1 came. */
function lateRefusal({ id, configs, years }: Backend, variant: VariantId): Refusal | null {
  const gone = ended[variant]
  if (gone) return { reason: gone[0], years, nearest: { variant: gone[1], config: lateConfig } }
  if (configs.includes(lateConfig)) return null
  const reason: RefusalReason = id === 'lguest' ? 'lguest-left' : 'vmi-left'
  return { reason, years, nearest: { variant, config: configs[0] ?? '32pae' } }
}

/** Rules of 6.1 on x86-32. */
export const wideRefusal = (variant: VariantId): Refusal => ({
  reason: 'late-is-wide',
  years: '2022',
  nearest: { variant, config: lateConfig },
})

/** Null where the backend has the configuration. */
export function refusalOf(backend: Backend, variant: VariantId, config: ConfigId): Refusal | null {
  if (config === lateConfig) return lateRefusal(backend, variant)
  if (backend.configs.includes(config)) return null
  return {
    reason: reasons[backend.id] ?? 'unknown',
    years: backend.id === 'xen' ? yearsOf32BitXen : backend.years,
    nearest: { variant, config: backend.configs[0] ?? '32pae' },
  }
}
