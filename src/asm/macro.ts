import { err, ok, type Result } from '../base/result.ts'
import { stringEnd } from './scrub.ts'
import type { Statement } from './statement.ts'

export interface Parameter {
  readonly name: string
  readonly kind: 'optional' | 'required' | 'rest'
  readonly initial: string
}

export interface Macro {
  /** As spelled where it was defined; names are compared without regard to case. */
  readonly name: string
  readonly parameters: readonly Parameter[]
  readonly body: readonly Statement[]
  /** Line of its `.macro`, from 1. */
  readonly line: number
  /** It stands in the prelude, not in the listing. */
  readonly prelude: boolean
}

/** Actual text by parameter name. */
export type Arguments = ReadonlyMap<string, string>

/** What is wrong with a definition's head or with a call. */
export type MacroFault =
  | { readonly code: 'asm/macro-name' }
  | { readonly code: 'asm/macro-parameters'; readonly text: string }
  | { readonly code: 'asm/macro-qualifier'; readonly text: string }
  | { readonly code: 'asm/macro-parameter-twice'; readonly text: string }
  | { readonly code: 'asm/macro-argument-missing'; readonly text: string }
  | { readonly code: 'asm/macro-argument-unknown'; readonly text: string }
  | { readonly code: 'asm/macro-arguments-mixed' }
  | { readonly code: 'asm/macro-arguments-many' }

const nameStart = /[A-Za-z_.$\u0080-\uffff]/
const namePart = /[\w.$\u0080-\uffff]/

/** One past the name that starts at `at`; `at` itself where none does. */
function nameEnd(text: string, at: number): number {
  if (!nameStart.test(text[at] ?? '')) return at
  let end = at + 1
  while (end < text.length && namePart.test(text[end] ?? '')) end++
  return end
}

const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\t'

function skipBlanks(text: string, at: number): number {
  let next = at
  while (isBlank(text[next])) next++
  return next
}

function skipComma(text: string, at: number): number {
  const next = skipBlanks(text, at)
  return text[next] === ',' ? skipBlanks(text, next + 1) : next
}

/**
 * One argument: a string without its quotes, or everything up to a comma or to a blank that no
 * bracket encloses. Mirrors get_any_string(), gas/macro.c, binutils 2.40.
 */
function argumentAt(text: string, from: number): { text: string; end: number } {
  const at = skipBlanks(text, from)
  if (text[at] === '"') return stringArgument(text, at)
  let depth = 0
  let end = at
  while (end < text.length) {
    const char = text[end] ?? ''
    if (char === ',' || (depth === 0 && isBlank(char))) break
    if (char === '(' || char === '[') depth++
    if ((char === ')' || char === ']') && depth > 0) depth--
    end = char === '"' || char === "'" ? closing(text, end) : end + 1
  }
  return { text: text.slice(at, end), end }
}

function closing(text: string, at: number): number {
  const end = text.indexOf(text[at] ?? '', at + 1)
  return end === -1 ? text.length : end + 1
}

/** A quoted argument; a doubled quote stands for one. */
function stringArgument(text: string, from: number): { text: string; end: number } {
  let value = ''
  let at = from
  while (text[at] === '"') {
    const end = stringEnd(text, at)
    const closed = end - at > 1 && text[end - 1] === '"'
    value += text.slice(at + 1, closed ? end - 1 : end)
    at = end
    if (text[at] === '"') value += '"'
  }
  return { text: value, end: at }
}

/** Name and parameters behind `.macro`, blanks already scrubbed. */
export function macroHead(
  text: string,
): Result<{ name: string; parameters: readonly Parameter[] }, MacroFault> {
  const end = nameEnd(text, 0)
  if (end === 0) return err({ code: 'asm/macro-name' })
  const name = text.slice(0, end)
  const parameters: Parameter[] = []
  let at = skipComma(text, end)
  while (at < text.length) {
    const parameter = parameterAt(text, at)
    if (!parameter.ok) return parameter
    const { value } = parameter
    if (parameters.some((other) => other.name === value.parameter.name)) {
      return err({ code: 'asm/macro-parameter-twice', text: value.parameter.name })
    }
    parameters.push(value.parameter)
    at = skipComma(text, value.end)
    if (value.parameter.kind === 'rest' && at < text.length) {
      return err({ code: 'asm/macro-parameters', text: text.slice(at) })
    }
  }
  return ok({ name, parameters })
}

const kinds: Readonly<Record<string, Parameter['kind']>> = { req: 'required', vararg: 'rest' }

function parameterAt(
  text: string,
  at: number,
): Result<{ parameter: Parameter; end: number }, MacroFault> {
  let end = nameEnd(text, at)
  if (end === at) return err({ code: 'asm/macro-parameters', text: text.slice(at) })
  const name = text.slice(at, end)
  let kind: Parameter['kind'] = 'optional'
  let initial = ''
  end = skipBlanks(text, end)
  if (text[end] === ':') {
    const start = skipBlanks(text, end + 1)
    end = nameEnd(text, start)
    const known = kinds[text.slice(start, end)]
    if (!known) return err({ code: 'asm/macro-qualifier', text: text.slice(start, end) })
    kind = known
    end = skipBlanks(text, end)
  }
  if (text[end] === '=') {
    const value = argumentAt(text, end + 1)
    if (kind !== 'required') initial = value.text
    end = value.end
  }
  return ok({ parameter: { name, kind, initial }, end })
}

/** Pairs the arguments of a call with the parameters, blanks already scrubbed. */
export function macroArguments(macro: Macro, text: string): Result<Arguments, MacroFault> {
  const given = new Map<string, string>()
  let position = 0
  let named = false
  let at = skipBlanks(text, 0)
  while (at < text.length) {
    const keyword = keywordAt(text, at)
    if (keyword) {
      named = true
      if (!macro.parameters.some(({ name }) => name === keyword.name)) {
        return err({ code: 'asm/macro-argument-unknown', text: keyword.name })
      }
      given.set(keyword.name, keyword.text)
      at = skipComma(text, keyword.end)
      continue
    }
    if (named) return err({ code: 'asm/macro-arguments-mixed' })
    const parameter = macro.parameters[position++]
    if (!parameter) return err({ code: 'asm/macro-arguments-many' })
    const value =
      parameter.kind === 'rest' ? { text: text.slice(at), end: text.length } : argumentAt(text, at)
    given.set(parameter.name, value.text)
    at = skipComma(text, value.end)
  }
  return complete(macro, given)
}

function complete(macro: Macro, given: Map<string, string>): Result<Arguments, MacroFault> {
  for (const { name, kind, initial } of macro.parameters) {
    if (given.get(name)) continue
    if (kind === 'required') return err({ code: 'asm/macro-argument-missing', text: name })
    given.set(name, initial)
  }
  return ok(given)
}

function keywordAt(text: string, at: number): { name: string; text: string; end: number } | null {
  const end = nameEnd(text, at)
  if (end === at || text[end] !== '=') return null
  const value = argumentAt(text, end + 1)
  return { name: text.slice(at, end), text: value.text, end: value.end }
}

/** The values through which `.irp` runs; one empty value where none is given. */
export function irpValues(text: string): readonly string[] {
  const values: string[] = []
  for (let at = skipBlanks(text, 0); at < text.length;) {
    const value = argumentAt(text, at)
    values.push(value.text)
    at = Math.max(skipComma(text, value.end), at + 1)
  }
  return values.length > 0 ? values : ['']
}

/** The characters through which `.irpc` runs. Quotes enclose blanks and are left out. */
export function irpcValues(text: string): readonly string[] {
  const values: string[] = []
  let quoted = false
  for (const char of text.trim()) {
    if (char === '"') quoted = !quoted
    else if (quoted || !isBlank(char)) values.push(char)
  }
  return values.length > 0 ? values : ['']
}

/** Name of the variable behind `.irp` or `.irpc` and the rest of the text; null without a name. */
export function irpHead(text: string): { readonly name: string; readonly rest: string } | null {
  const end = nameEnd(text, 0)
  return end === 0 ? null : { name: text.slice(0, end), rest: text.slice(skipComma(text, end)) }
}

/**
 * The text with arguments put in: `\name`, `\@` (the number of this expansion), `\()` (nothing).
 * Null where it would be longer than `most`. Mirrors macro_expand_body(), gas/macro.c, binutils 2.40,
 * its odd `&name` included.
 */
export function substitute(
  text: string,
  values: Arguments,
  number: number,
  most: number,
): string | null {
  let result = ''
  let done = 0
  for (let at = nextMark(text, 0); at !== -1; at = nextMark(text, done)) {
    const part =
      text[at] === '&' ? ampersandAt(text, at, values) : escapeAt(text, at, values, number)
    result += text.slice(done, at) + part.text
    done = part.end
    if (result.length > most) return null
  }
  return done === 0 ? text : result + text.slice(done)
}

function nextMark(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const char = text.charCodeAt(at)
    if (char === 92 || char === 38) return at
  }
  return -1
}

function escapeAt(
  text: string,
  at: number,
  values: Arguments,
  number: number,
): { text: string; end: number } {
  const next = text[at + 1]
  if (next === '@') return { text: String(number), end: at + 2 }
  if (next === '(') {
    const close = text.indexOf(')', at + 2)
    const end = close === -1 ? text.length : close
    return { text: text.slice(at + 2, end), end: end + 1 }
  }
  const end = nameEnd(text, at + 1)
  const value = end > at + 1 ? values.get(text.slice(at + 1, end)) : undefined
  if (value !== undefined) return { text: value, end }
  return { text: text.slice(at, end), end }
}

/** `&name`, or `&name&`, whose second sign joins it to what follows. */
function ampersandAt(text: string, at: number, values: Arguments): { text: string; end: number } {
  const nameTo = nameEnd(text, at + 1)
  const end = text[nameTo] === '&' ? nameTo + 1 : nameTo
  const value = nameTo > at + 1 ? values.get(text.slice(at + 1, nameTo)) : undefined
  return { text: value ?? text.slice(at, end), end }
}
