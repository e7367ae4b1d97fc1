import { type Assembly, report } from '../assembly.ts'
import { type Head, operandTokens } from '../head.ts'

export interface Name {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** The first operand, a name, and the position behind the comma after it. */
export function nameAndRest(
  assembly: Assembly,
  head: Head,
): (Name & { readonly rest: number }) | null {
  const [first, comma] = operandTokens(head)
  if (first?.kind !== 'word' && first?.kind !== 'string') {
    report(assembly, first ?? null, 'asm/symbol-name-missing', head.lower)
    return null
  }
  if (comma?.kind !== 'mark' || comma.text !== ',') {
    report(assembly, comma ?? null, 'asm/comma-missing', head.lower)
    return null
  }
  return { text: first.text, from: first.from, to: first.to, rest: comma.to }
}
