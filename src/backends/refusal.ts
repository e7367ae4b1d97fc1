import type { ConfigId } from '../ops/op.ts'
import type { Backend, Refusal, VariantId } from './backend.ts'

/** Why a backend lacks a configuration; each has its sentence in `refusalSentences`. */
export type RefusalReason = 'lguest-is-32-bit' | 'vmi-is-32-bit' | 'xen-needs-pae'

/** Words for each reason, keyed by its id. */
const refusalSentences: Readonly<Record<RefusalReason, (years: string) => string>> = {
  'lguest-is-32-bit': (years) =>
    `lguest ran 32-bit kernels only (${years}): there was never a 64-bit lguest. Choose x86-32.`,
  'vmi-is-32-bit': (years) =>
    `VMI was for 32-bit kernels only (${years}): there was never a 64-bit VMI. Choose x86-32.`,
  'xen-needs-pae': (years) =>
    `A 32-bit kernel runs on Xen only with PAE (${years}). Choose the configuration with PAE.`,
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

/** Null where the backend has the configuration. */
export function refusalOf(backend: Backend, variant: VariantId, config: ConfigId): Refusal | null {
  if (backend.configs.includes(config)) return null
  return {
    reason: reasons[backend.id] ?? 'unknown',
    years: backend.id === 'xen' ? yearsOf32BitXen : backend.years,
    nearest: { variant, config: backend.configs[0] ?? '32pae' },
  }
}
