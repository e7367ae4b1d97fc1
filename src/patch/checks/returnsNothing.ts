import type { CheckDefinition } from './check.ts'

/** Nothing can stand in for an operation only where nobody waits for its result. */
export const returnsNothing: CheckDefinition<'returns-nothing'> = {
  id: 'returns-nothing',
  examine: ({ input: { op } }) => ({
    check: 'returns-nothing',
    pass: op.result === 'void',
    result: op.result,
  }),
}
