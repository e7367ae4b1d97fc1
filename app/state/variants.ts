import type { BackendId, VariantId } from '../../src/backends/backend.ts'
import type { RuleSetId } from '../../src/patch/decision.ts'

/** A variant is named after its backend, with the option that was settled behind a hyphen. */
export const backendOf = (variant: VariantId): BackendId => variant.split('-')[0] as BackendId

/** The variant without a hyphen is the backend as most kernels had it. */
export const defaultVariant = (backend: BackendId): VariantId => backend

/** In the order of the Runs-on switch, each backend's variants together. */
export const variantsOffered = [
  'native',
  'xen',
  'xen-noplace',
  'lguest',
  'vmi',
  'vmi-jump',
  'vmi-nop',
  'vmi-none',
  'vmi-badtype',
  'kvm',
  'kvm-mmuop',
  'off',
] as const satisfies readonly VariantId[]

/** The last of them on x86-64 alone. */
export const rulesOffered = ['design', '2.6.30', '6.1'] as const satisfies readonly RuleSetId[]
