import type { Diagnostic } from '../base/diagnostic.ts'
import type { Arch } from '../x86/arch.ts'
import type { Known } from './candidate.ts'
import type { RelativeValue } from './evaluate.ts'
import { instructionDiagnostic } from './instructionMessages.ts'
import { addressFault } from './matchMemory.ts'
import type { Operand } from './operand.ts'

/** What is wrong with the operands whatever the instruction; null where nothing is. */
export function checkOperands(
  operands: readonly Operand[],
  known: readonly Known[],
  arch: Arch,
): Diagnostic | null {
  for (const operand of operands) {
    const fault = operand.kind === 'memory' ? addressFault(operand, arch) : null
    if (fault) return instructionDiagnostic('asm/base-index', operand.span, fault)
    if ('mask' in operand && operand.mask && operand !== operands.at(-1)) {
      return instructionDiagnostic('asm/mask-place', operand.span, operand.mask.name)
    }
  }
  for (const one of known) {
    const fault = checkModifiers(one)
    if (fault) return fault
  }
  return null
}

/** Only `@PLT` on a plain target has a meaning without tables of a position-independent program. */
function checkModifiers({ operand, value }: Known): Diagnostic | null {
  if (value?.kind !== 'relative') return null
  const plainTarget =
    operand.kind === 'memory' && !operand.base && !operand.index && !operand.indirect
  const term = modified(value).find(({ modifier }) => modifier !== 'PLT' || !plainTarget)
  if (!term) return null
  return instructionDiagnostic('asm/modifier-unsupported', term.span, term.modifier ?? '')
}

const modified = ({ plus, minus }: RelativeValue) =>
  [...plus, ...minus].filter(({ modifier }) => modifier !== null)
