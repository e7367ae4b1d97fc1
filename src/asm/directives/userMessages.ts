import { nearestWord } from '../../base/nearest.ts'
import { addDiagnostic, type Assembly, report } from '../assembly.ts'
import { endWords } from '../directiveMessages.ts'
import { operandTokens } from '../head.ts'
import { message } from '../messages.ts'
import { textParts } from '../operands.ts'
import type { Directive } from './directive.ts'

/** Characters of a message that are shown. */
const longestText = 400

/** The text of `.error` or `.warning`, or a sentence of ours where none is given. */
const say =
  (code: 'asm/user-error' | 'asm/user-warning'): Directive =>
  (assembly, head) => {
    const [token] = operandTokens(head)
    const text =
      token?.kind === 'string'
        ? token.text.slice(0, longestText).replaceAll('\\"', '"')
        : endWords.met(head.lower)
    const whole = text + nearMissing(assembly, text)
    // A macro of the prelude says by itself which one it is.
    if (!assembly.origin.call?.prelude) return report(assembly, null, code, whole)
    addDiagnostic(assembly, message(code, assembly.origin.span, whole))
  }

export const userError = say('asm/user-error')

export const userWarning = say('asm/user-warning')

/**
 * Under `.ifndef PREFIX_name` a text that ends in that name most likely complains about it: a known
 * `PREFIX_other` that is near is what was meant.
 */
function nearMissing({ conditionals, symbols }: Assembly, text: string): string {
  const missing = conditionals.at(-1)?.missing
  const name = missing && /[\w.$]+$/.exec(text)?.[0]
  if (!name || !missing.endsWith(name)) return ''
  const prefix = missing.slice(0, -name.length)
  const others = [...symbols.known()].filter((known) => known.startsWith(prefix))
  const near = nearestWord(
    name,
    others.map((other) => other.slice(prefix.length)),
  )
  return near === null ? '' : endWords.near(near)
}

/** `.err` and `.abort` take no text; `.fail` takes a number: 500 and more are warnings. */
export const userFailure: Directive = (assembly, head) => {
  const [part] = textParts(head)
  const warns = Number(part?.text ?? 0) >= 500
  report(assembly, null, warns ? 'asm/user-warning' : 'asm/user-error', endWords.met(head.lower))
}
