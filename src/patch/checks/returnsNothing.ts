import type { CheckDefinition, CheckForm } from './check.ts'

export interface ReturnsNothing extends CheckForm {
  readonly check: 'returns-nothing'
  /** Type of the operation's result, as C has it. */
  readonly result: string
}

/** Nothing can stand in for an operation only where nobody waits for its result. */
export const returnsNothing: CheckDefinition<ReturnsNothing> = {
  id: 'returns-nothing',
  fields: { result: 'text' },
  toldWhenPassed: false,
  sources: ['model', 'patch-default'],
  examine: ({ input: { op } }) => ({
    check: 'returns-nothing',
    pass: op.result === 'void',
    result: op.result,
  }),
}
