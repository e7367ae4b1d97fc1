import type { BackendId, VariantId } from '../../src/backends/backend.ts'
import type { RuleSetId as ItaniumRuleSetId } from '../../src/ia64/patch/decision.ts'
import type { PlatformId } from '../../src/ia64/patch/types.ts'
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

/** What was built on Itanium, and what was proposed. */
export const itaniumRulesOffered = ['static', 'scan'] as const satisfies readonly ItaniumRuleSetId[]

/** Under what the kernel of pv_ops ran on Itanium. */
export const itaniumBackends = ['native', 'xen'] as const satisfies readonly PlatformId[]

export const isItaniumBackend = (backend: BackendId): backend is PlatformId =>
  (itaniumBackends as readonly BackendId[]).includes(backend)
