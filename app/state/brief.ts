import type { Step } from '../../src/patch/step.ts'

/** A step that decides nothing: a short story passes over it. Decisions and what failed are never passed over. */
export function isPassedOver(step: Step): boolean {
  switch (step.kind) {
    case 'find':
      return step.foundBy === 'recorded'
    case 'walk':
      return step.end === null
    case 'check':
      return step.check.pass
    case 'lookup':
    case 'distance':
    case 'pad':
      return true
    default:
      return false
  }
}
