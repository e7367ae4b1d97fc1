import type { Diagnostic } from '../base/diagnostic.ts'
import { nearestWord } from '../base/nearest.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { Span } from '../base/span.ts'
import type { Arch } from '../x86/arch.ts'
import {
  type Cursor,
  atMark,
  currentToken,
  type Expression,
  parseExpression,
} from './expression.ts'
import { instructionDiagnostic } from './instructionMessages.ts'
import { allRegisterNames, type Register, registerNamed } from './register.ts'
import { operandWords } from './directiveMessages.ts'

/** What stands in braces behind an operand. */
export interface Decorations {
  readonly mask: Register | null
  readonly zeroing: boolean
  /** N of `{1toN}`; 0 where there is none. */
  readonly broadcast: number
}

export interface RegisterOperand extends Decorations {
  readonly kind: 'register'
  readonly span: Span
  readonly register: Register
  /** Behind a "*". */
  readonly indirect: boolean
}

export interface ImmediateOperand {
  readonly kind: 'immediate'
  readonly span: Span
  readonly expression: Expression
}

/** Also a bare expression: the target of a branch, or an absolute address. */
export interface MemoryOperand extends Decorations {
  readonly kind: 'memory'
  readonly span: Span
  readonly segment: Register | null
  readonly displacement: Expression | null
  readonly base: Register | null
  readonly index: Register | null
  readonly scale: number
  readonly indirect: boolean
}

/** `{rn-sae}` and its like as an operand of their own. */
export interface RoundingOperand {
  readonly kind: 'rounding'
  readonly span: Span
  /** 0 for `{sae}` alone, then nearest, down, up, toward zero. */
  readonly rounding: number
}

export type Operand = RegisterOperand | ImmediateOperand | MemoryOperand | RoundingOperand

type Parsed<Value> = Result<Value, Diagnostic>

const undecorated: Decorations = { mask: null, zeroing: false, broadcast: 0 }
const roundings = ['sae', 'rn-sae', 'rd-sae', 'ru-sae', 'rz-sae']

/** Reads all operands up to the end of the statement. */
export function parseOperands(cursor: Cursor, arch: Arch): Parsed<readonly Operand[]> {
  const operands: Operand[] = []
  if (currentToken(cursor) === null) return ok(operands)
  for (;;) {
    const operand = parseOperand(cursor, arch)
    if (!operand.ok) return operand
    operands.push(operand.value)
    const token = currentToken(cursor)
    if (token === null) return ok(operands)
    if (!atMark(cursor, ',')) {
      return err(instructionDiagnostic('asm/operand-unexpected', spanHere(cursor), token.text))
    }
    cursor.index++
  }
}

/** The current token, or the place just behind the last one. */
function spanHere(cursor: Cursor): Span {
  const token = currentToken(cursor)
  if (token) return { from: token.from, to: token.to }
  const at = cursor.tokens.at(-1)?.to ?? cursor.end
  return { from: Math.min(at, cursor.end), to: cursor.end }
}

const spanFrom = (cursor: Cursor, from: number): Span => ({
  from,
  to: cursor.tokens[cursor.index - 1]?.to ?? cursor.end,
})

function parseOperand(cursor: Cursor, arch: Arch): Parsed<Operand> {
  const { from } = spanHere(cursor)
  if (currentToken(cursor) === null || atMark(cursor, ',')) {
    return err(instructionDiagnostic('asm/operand-missing', spanHere(cursor)))
  }
  if (atMark(cursor, '{')) return parseRounding(cursor)
  if (atMark(cursor, '$')) {
    cursor.index++
    const expression = parseExpression(cursor)
    if (!expression.ok) return expression
    return ok({
      kind: 'immediate',
      span: spanFrom(cursor, from),
      expression: expression.value,
    })
  }
  const indirect = atMark(cursor, '*')
  if (indirect) cursor.index++
  if (!atMark(cursor, '%')) return parseMemory(cursor, arch, { from, indirect, segment: null })
  const register = parseRegister(cursor, arch)
  if (!register.ok) return register
  if (!atMark(cursor, ':')) {
    return decorated(cursor, arch, {
      kind: 'register',
      span: spanFrom(cursor, from),
      register: register.value,
      indirect,
      ...undecorated,
    })
  }
  if (register.value.class !== 'seg') {
    return err(instructionDiagnostic('asm/segment-operand', spanFrom(cursor, from)))
  }
  cursor.index++
  return parseMemory(cursor, arch, { from, indirect, segment: register.value })
}

/** At a "%". */
function parseRegister(cursor: Cursor, arch: Arch): Parsed<Register> {
  const { from, to } = spanHere(cursor)
  cursor.index++
  const token = currentToken(cursor)
  if (token?.kind !== 'word' || token.from !== to) {
    return err(instructionDiagnostic('asm/register-expected', { from, to }))
  }
  cursor.index++
  const name = token.text + (token.text.toLowerCase() === 'st' ? stackPosition(cursor) : '')
  const register = registerNamed(name)
  const span = spanFrom(cursor, from)
  if (register === null) {
    const near = nearestWord(name, allRegisterNames())
    return err(instructionDiagnostic('asm/unknown-register', span, name, near))
  }
  if (register.long && arch === 'x86-32') {
    return err(instructionDiagnostic('asm/register-needs-64-bit', span, register.name))
  }
  return ok(register)
}

/** `(3)` behind `%st`. */
function stackPosition(cursor: Cursor): string {
  const number = cursor.tokens[cursor.index + 1]
  if (!atMark(cursor, '(') || number?.kind !== 'number' || !atMark(cursor, ')', 2)) return ''
  cursor.index += 3
  return `(${number.value})`
}

interface MemoryStart {
  readonly from: number
  readonly indirect: boolean
  readonly segment: Register | null
}

function parseMemory(cursor: Cursor, arch: Arch, start: MemoryStart): Parsed<Operand> {
  let displacement: Expression | null = null
  if (!atAddress(cursor)) {
    const expression = parseExpression(cursor)
    if (!expression.ok) return expression
    displacement = expression.value
  }
  const address = parseAddress(cursor, arch)
  if (!address.ok) return address
  return decorated(cursor, arch, {
    kind: 'memory',
    span: spanFrom(cursor, start.from),
    segment: start.segment,
    indirect: start.indirect,
    displacement,
    ...address.value,
    ...undecorated,
  })
}

const atAddress = (cursor: Cursor) =>
  atMark(cursor, '(') && (atMark(cursor, '%', 1) || atMark(cursor, ',', 1))

interface AddressParts {
  base: Register | null
  index: Register | null
  scale: number
}

function parseAddress(cursor: Cursor, arch: Arch): Parsed<AddressParts> {
  const address: AddressParts = { base: null, index: null, scale: 1 }
  const { from } = spanHere(cursor)
  if (!atMark(cursor, '(')) return ok(address)
  cursor.index++
  const base = optionalRegister(cursor, arch)
  if (!base.ok) return base
  address.base = base.value
  if (atMark(cursor, ',')) {
    cursor.index++
    const index = optionalRegister(cursor, arch)
    if (!index.ok) return index
    address.index = index.value
    const scale = parseScale(cursor, index.value !== null)
    if (!scale.ok) return scale
    address.scale = scale.value
  }
  if (!atMark(cursor, ')') || (address.base === null && address.index === null)) {
    const to = currentToken(cursor)?.to ?? cursor.end
    return err(instructionDiagnostic('asm/memory-operand', { from, to }))
  }
  cursor.index++
  return ok(address)
}

function optionalRegister(cursor: Cursor, arch: Arch): Parsed<Register | null> {
  return atMark(cursor, '%') ? parseRegister(cursor, arch) : ok(null)
}

/** Behind the index, or in its place: GNU as reads `(%eax,1)` too. */
function parseScale(cursor: Cursor, afterIndex: boolean): Parsed<number> {
  if (atMark(cursor, ')')) return ok(1)
  if (atMark(cursor, ',')) cursor.index++
  else if (afterIndex) return ok(1)
  if (atMark(cursor, ')')) return ok(1)
  const scale = parseExpression(cursor)
  if (!scale.ok) return scale
  const { value } = scale
  if (value.kind === 'number' && [1n, 2n, 4n, 8n].includes(value.value)) {
    return ok(Number(value.value))
  }
  const shown = value.kind === 'number' ? String(value.value) : operandWords.expression
  return err(instructionDiagnostic('asm/scale', value.span, shown))
}

/** Reads what stands between braces as text, e.g. "rn-sae", "1to8", "%k1". */
function parseBraces(cursor: Cursor): { readonly span: Span; readonly text: string } {
  const { from } = spanHere(cursor)
  cursor.index++
  let text = ''
  while (currentToken(cursor) !== null && !atMark(cursor, '}')) {
    text += currentToken(cursor)?.text ?? ''
    cursor.index++
  }
  if (atMark(cursor, '}')) cursor.index++
  return { span: spanFrom(cursor, from), text }
}

function parseRounding(cursor: Cursor): Parsed<Operand> {
  const { span, text } = parseBraces(cursor)
  const rounding = roundings.indexOf(text)
  if (rounding === -1) return err(instructionDiagnostic('asm/decoration', span, text))
  return ok({ kind: 'rounding', span, rounding })
}

function decorated(
  cursor: Cursor,
  arch: Arch,
  operand: RegisterOperand | MemoryOperand,
): Parsed<Operand> {
  let whole = operand
  while (atMark(cursor, '{')) {
    const { span, text } = parseBraces(cursor)
    const added = decoration(text, arch)
    if (added === null) return err(instructionDiagnostic('asm/decoration', span, text))
    whole = { ...whole, ...added, span: { from: whole.span.from, to: span.to } }
  }
  return ok(whole)
}

function decoration(text: string, arch: Arch): Partial<Decorations> | null {
  if (text === 'z') return { zeroing: true }
  const broadcast = /^1to(2|4|8|16|32)$/.exec(text)
  if (broadcast) return { broadcast: Number(broadcast[1]) }
  const mask = text.startsWith('%') ? registerNamed(text.slice(1)) : null
  return mask?.class === 'k' && (arch === 'x86-64' || !mask.long) ? { mask } : null
}
