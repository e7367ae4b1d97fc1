import { difference, type RegSet } from '../../x86/registers.ts'
import type { CheckDefinition, CheckForm } from './check.ts'

export interface Destroys extends CheckForm {
  readonly check: 'destroys'
  readonly destroys: RegSet
  readonly allowed: RegSet
  /** What is destroyed and not allowed. */
  readonly excess: RegSet
}

/** What the code destroys must be among what the site may lose. */
export const destroys: CheckDefinition<Destroys> = {
  id: 'destroys',
  fields: { destroys: 'registers', allowed: 'registers', excess: 'registers' },
  toldWhenPassed: true,
  sources: ['records', 'patch-default'],
  examine: ({ proposal, allowed }) => {
    const excess = difference(proposal.clobbers, allowed)
    return { check: 'destroys', pass: excess === 0, destroys: proposal.clobbers, allowed, excess }
  },
}
