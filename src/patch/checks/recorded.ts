import type { CheckDefinition } from './check.ts'

/** The kernels patch what `.parainstructions` names and see nothing else. */
export const recorded: CheckDefinition<'recorded'> = {
  id: 'recorded',
  examine: ({ input: { site } }) => ({ check: 'recorded', pass: site.record !== null }),
}
