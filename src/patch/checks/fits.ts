import type { CheckDefinition } from './check.ts'

/** The code must not be longer than what it replaces. */
export const fits: CheckDefinition<'fits'> = {
  id: 'fits',
  examine: ({ code, room }) => ({
    check: 'fits',
    pass: code.length <= room,
    needs: code.length,
    room,
  }),
}
