import type { CheckDefinition } from './check.ts'

/** A 32-bit displacement reaches ±2 GiB; on x86-32 that is everything. */
export const reaches: CheckDefinition<'reaches'> = {
  id: 'reaches',
  examine: ({ proposal, input }) => {
    if (input.arch === 'x86-32' || !proposal.displacement) return null
    const { value } = proposal.displacement
    return { check: 'reaches', pass: value === BigInt.asIntN(32, value), distance: value }
  },
}
