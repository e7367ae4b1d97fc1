import { difference } from '../../x86/registers.ts'
import type { CheckDefinition } from './check.ts'

/** What the code destroys must be among what the site may lose. */
export const destroys: CheckDefinition<'destroys'> = {
  id: 'destroys',
  examine: ({ proposal, allowed }) => {
    const excess = difference(proposal.clobbers, allowed)
    return { check: 'destroys', pass: excess === 0, destroys: proposal.clobbers, allowed, excess }
  },
}
