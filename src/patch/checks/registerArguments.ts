import { conventionOf } from '../../x86/conventions.ts'
import type { CheckDefinition } from './check.ts'

/** A thunk pushes registers before it calls, so arguments on the stack would not be where the callee looks. */
export const registerArguments: CheckDefinition<'register-arguments'> = {
  id: 'register-arguments',
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
