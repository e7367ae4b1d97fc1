import { type Assembly, type Conditional, report, stop } from '../assembly.ts'
import { type Head, operandTokens } from '../head.ts'
import { limits } from '../limits.ts'
import { boundedOperands, textParts } from '../operands.ts'
import { operandText } from '../scrub.ts'
import { constantOf } from '../value.ts'
import type { Directive, DirectiveTable } from './directive.ts'
import { operandWords, valueWords } from '../directiveMessages.ts'

/** Whether statements are assembled at this point. */
export const isActive = ({ conditionals }: Assembly): boolean => conditionals.at(-1)?.active ?? true

function open(assembly: Assembly, holds: () => boolean): void {
  const live = isActive(assembly)
  if (assembly.conditionals.length >= limits.conditionalDepth) {
    return stop(assembly, 'asm/limit-conditionals', limits.conditionalDepth)
  }
  const taken = live && holds()
  assembly.conditionals.push({
    active: taken,
    settled: taken || !live,
    sawElse: false,
    missing: null,
    origin: assembly.origin,
  })
}

type Test = (assembly: Assembly, head: Head) => boolean

const when =
  (test: Test): Directive =>
  (assembly, head) =>
    open(assembly, () => test(assembly, head))

/** A condition that cannot be worked out counts as not met. */
function number(assembly: Assembly, head: Head): bigint | null {
  const operands = boundedOperands(assembly, head, 1, operandWords.condition)
  return operands?.[0] ? constantOf(assembly, operands[0], valueWords.condition) : null
}

const compares =
  (holds: (value: bigint) => boolean): Test =>
  (assembly, head) => {
    const value = number(assembly, head)
    return value !== null && holds(value)
  }

/** Named and given a value or a place before this point. */
const isDefined =
  (wanted: boolean): Test =>
  (assembly, head) => {
    const [name] = operandTokens(head)
    if (name?.kind !== 'word' && name?.kind !== 'string') {
      report(assembly, name ?? null, 'asm/symbol-name-missing', head.lower)
      return false
    }
    const known = assembly.symbols.find(name.text)?.definition
    return (known !== null && known !== undefined && known.kind !== 'common') === wanted
  }

const whenMissing: Directive = (assembly, head) => {
  when(isDefined(false))(assembly, head)
  const opened = assembly.conditionals.at(-1)
  if (opened?.active) opened.missing = operandTokens(head)[0]?.text ?? null
}

const isBlank =
  (wanted: boolean): Test =>
  (_, head) =>
    (operandText(head).trim() === '') === wanted

/** `.ifc`: texts as they stand, a quoted one without its quotes; blanks are GNU as's. */
const sameText =
  (wanted: boolean): Test =>
  (assembly, head) => {
    const parts = textParts({ ...head, text: operandText(head), restFrom: 0 })
    if (parts.length !== 2) {
      report(assembly, null, 'asm/comma-missing', head.lower)
      return false
    }
    const [left, right] = parts.map(({ text }) => plain(text))
    return (left === right) === wanted
  }

const sameString =
  (wanted: boolean): Test =>
  (assembly, head) => {
    const [left, comma, right] = operandTokens(head)
    if (left?.kind !== 'string' || comma?.text !== ',' || right?.kind !== 'string') {
      report(assembly, null, 'asm/string-needed', head.lower)
      return false
    }
    return (left.text === right.text) === wanted
  }

const plain = (text: string): string => /^'([^']*)'$/.exec(text)?.[1] ?? text

function innermost(assembly: Assembly, head: Head): Conditional | null {
  const { conditionals, frame } = assembly
  const last = conditionals.at(-1)
  if (last && conditionals.length > frame.conditionals) return last
  report(assembly, null, 'asm/conditional-alone', head.lower)
  return null
}

const otherwise: Directive = (assembly, head) => {
  const last = innermost(assembly, head)
  if (!last) return
  if (last.sawElse) return report(assembly, null, 'asm/conditional-after-else', head.lower)
  last.sawElse = true
  last.active = !last.settled
  last.settled = true
}

const otherwiseIf: Directive = (assembly, head) => {
  const last = innermost(assembly, head)
  if (!last) return
  if (last.sawElse) return report(assembly, null, 'asm/conditional-after-else', head.lower)
  const value = last.settled ? null : number(assembly, head)
  last.active = value !== null && value !== 0n
  last.settled ||= last.active
}

const end: Directive = (assembly, head) => {
  if (innermost(assembly, head)) assembly.conditionals.pop()
}

/** These are carried out in dead branches too. */
export const conditionalDirectives: DirectiveTable = {
  '.if': when(compares((value) => value !== 0n)),
  '.ifne': when(compares((value) => value !== 0n)),
  '.ifeq': when(compares((value) => value === 0n)),
  '.ifge': when(compares((value) => value >= 0n)),
  '.ifgt': when(compares((value) => value > 0n)),
  '.ifle': when(compares((value) => value <= 0n)),
  '.iflt': when(compares((value) => value < 0n)),
  '.ifdef': when(isDefined(true)),
  '.ifndef': whenMissing,
  '.ifnotdef': whenMissing,
  '.ifb': when(isBlank(true)),
  '.ifnb': when(isBlank(false)),
  '.ifc': when(sameText(true)),
  '.ifnc': when(sameText(false)),
  '.ifeqs': when(sameString(true)),
  '.ifnes': when(sameString(false)),
  '.else': otherwise,
  '.elseif': otherwiseIf,
  '.endif': end,
}
