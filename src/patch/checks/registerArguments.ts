import { conventionOf } from '../../x86/conventions.ts'
import type { CheckDefinition, CheckForm } from './check.ts'

export interface RegisterArguments extends CheckForm {
  readonly check: 'register-arguments'
  /** Words of arguments that the operation takes. */
  readonly words: number
}

/** A thunk pushes registers before it calls, so arguments on the stack would not be where the callee looks. */
export const registerArguments: CheckDefinition<RegisterArguments> = {
  id: 'register-arguments',
  fields: { words: 'count' },
  toldWhenPassed: false,
  sources: ['thunks', 'model'],
  examine: ({ proposal, input: { op, arch } }) => {
    if (proposal.callee !== 'thunk') return null
    const words = op.argumentWords
    return {
      check: 'register-arguments',
      pass: words <= conventionOf(arch).argumentRegisters.length,
      words,
    }
  },
}
