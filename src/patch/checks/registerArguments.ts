import type { CheckDefinition } from './check.ts'

/** Words that registers carry: regparm(3) on x86-32, SysV on x86-64. */
const registerWords = { 'x86-32': 3, 'x86-64': 6 } as const

/** A thunk pushes registers before it calls, so arguments on the stack would not be where the callee looks. */
export const registerArguments: CheckDefinition<'register-arguments'> = {
  id: 'register-arguments',
  examine: ({ proposal, input: { op, arch } }) => {
    if (proposal.callee !== 'thunk') return null
    const words = op.argumentWords
    return { check: 'register-arguments', pass: words <= registerWords[arch], words }
  },
}
