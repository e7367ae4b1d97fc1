import type { CheckDefinition } from './check.ts'

/** The code must not be longer than what it replaces. */
export const fits: CheckDefinition<'fits'> = {
  id: 'fits',
  examine: ({ proposal, room }) => ({
    check: 'fits',
    pass: proposal.code.length <= room,
    needs: proposal.code.length,
    room,
  }),
}
