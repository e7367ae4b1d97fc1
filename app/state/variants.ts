import type { BackendId, VariantId } from '../../src/backends/backend.ts'
import { backendOf as knownBackendOf } from '../../src/backends/index.ts'
import type { RuleSetId as ItaniumRuleSetId } from '../../src/ia64/patch/decision.ts'
import type { PlatformId } from '../../src/ia64/patch/types.ts'
import { eras, type RuleSetId } from '../../src/patch/eras.ts'

/** The id of the backend that a variant belongs to. */
export const backendOf = (variant: VariantId): BackendId => knownBackendOf(variant).id

/** In the order of the "Rules" switch. */
export const rulesOffered: readonly RuleSetId[] = eras.map(({ id }) => id)

/** What was built on Itanium, and what was proposed. */
export const itaniumRulesOffered = ['static', 'scan'] as const satisfies readonly ItaniumRuleSetId[]

/** Under what the kernel of pv_ops ran on Itanium. */
export const itaniumBackends = ['native', 'xen'] as const satisfies readonly PlatformId[]

export const isItaniumBackend = (backend: BackendId): backend is PlatformId =>
  (itaniumBackends as readonly BackendId[]).includes(backend)
