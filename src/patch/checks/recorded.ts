import type { CheckDefinition, CheckForm } from './check.ts'

export interface Recorded extends CheckForm {
  readonly check: 'recorded'
}

/** The kernels patch what `.parainstructions` names and see nothing else. */
export const recorded: CheckDefinition<Recorded> = {
  id: 'recorded',
  fields: {},
  toldWhenPassed: false,
  sources: ['kernel-patcher', 'scan'],
  examine: ({ input: { site } }) => ({ check: 'recorded', pass: site.record !== null }),
}
