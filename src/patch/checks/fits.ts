import type { CheckDefinition, CheckForm } from './check.ts'

export interface Fits extends CheckForm {
  readonly check: 'fits'
  /** Bytes. */
  readonly needs: number
  /** Bytes. */
  readonly room: number
}

/** The code must not be longer than what it replaces. */
export const fits: CheckDefinition<Fits> = {
  id: 'fits',
  fields: { needs: 'count', room: 'count' },
  toldWhenPassed: true,
  sources: ['scan', 'patch-default'],
  examine: ({ proposal, room }) => ({
    check: 'fits',
    pass: proposal.code.length <= room,
    needs: proposal.code.length,
    room,
  }),
}
