import type { CheckDefinition, CheckForm } from './check.ts'

export interface Reaches extends CheckForm {
  readonly check: 'reaches'
  /** From the end of the instruction to the target, in bytes. */
  readonly distance: bigint
}

/** A 32-bit displacement reaches ±2 GiB; on x86-32 that is everything. */
export const reaches: CheckDefinition<Reaches> = {
  id: 'reaches',
  fields: { distance: 'distance' },
  toldWhenPassed: false,
  sources: ['model', 'patch-default'],
  examine: ({ proposal, input }) => {
    if (input.arch === 'x86-32' || !proposal.displacement) return null
    const { value } = proposal.displacement
    return { check: 'reaches', pass: value === BigInt.asIntN(32, value), distance: value }
  },
}
