import type { ImplementationKind } from '../../../src/backends/backend.ts'
import type { Step } from '../../../src/patch/step.ts'
import { type SourceId, sourcesOf } from '../../../src/provenance/index.ts'
import { backendOf } from '../../state/variants.ts'

/** Who keeps what when this kind of entry is called. */
function conventionOf(kind: ImplementationKind): readonly SourceId[] {
  const { conventions } = sourcesOf
  if (kind === 'thunk' || kind === 'routine') return conventions['callee-save']
  if (kind === 'rom') return conventions.rom
  return kind === 'c' ? conventions.c : []
}

/** What a step goes back to: a check to its rule, the look-up to the backend, the choice to what won. */
export function sourcesOfStep(step: Step): readonly SourceId[] {
  const { checks, steps, backends, candidates, rules } = sourcesOf
  switch (step.kind) {
    case 'check':
      return checks[step.check.check]
    case 'lookup':
      return [
        ...backends[backendOf(step.variant)],
        ...conventionOf(step.implementation),
        ...steps.lookup,
      ]
    case 'choose':
      return step.rules === '6.1' ? rules['6.1'] : candidates[step.outcome]
    default:
      return steps[step.kind]
  }
}
