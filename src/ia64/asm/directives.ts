import { nearestWord } from '../../base/nearest.ts'
import type { Span } from '../../base/span.ts'
import { unitRows } from './place.ts'
import { flush } from './bundles.ts'
import { type Cursor, current, type Expression, readExpression } from './expression.ts'
import { ia64Diagnostic } from './messages.ts'
import {
  alignTo,
  append,
  bindLabels,
  sectionLimit,
  sectionNamed,
  type SectionState,
  type State,
  withOwnNames,
} from './state.ts'
import { unquoted, utf8 } from './quoted.ts'
import type { Token } from './token.ts'

/** What follows a directive's name. */
interface Call extends Cursor {
  readonly name: Token
  readonly span: Span
}

type Directive = (state: State, call: Call) => void

const restSpan = ({ span, name }: Call): Span => ({ from: name.to, to: span.to })

function takeExpression(state: State, call: Call): Expression | null {
  const read = readExpression(call)
  if (read.ok) return withOwnNames(state, read.value)
  const found = read.error
  state.diagnostics.push(
    ia64Diagnostic('ia64/number-expected', found ?? restSpan(call), found?.text ?? null),
  )
  call.index = call.tokens.length
  return null
}

/** A number that must be known where it stands; `usual` where nothing stands. */
function takeNumber(state: State, call: Call, usual: bigint | null): bigint | null {
  if (current(call) === null && usual !== null) return usual
  const span = current(call) ?? restSpan(call)
  const expression = takeExpression(state, call)
  if (expression === null) return null
  if (expression.kind === 'number') return expression.value
  state.diagnostics.push(ia64Diagnostic('ia64/not-constant', span))
  return null
}

function takeComma(call: Call): boolean {
  if (current(call)?.text !== ',') return false
  call.index++
  return true
}

function data(size: number): Directive {
  return (state, call) => {
    alignTo(state, size, call.span)
    bindLabels(state)
    do {
      const from = current(call) ?? restSpan(call)
      const expression = takeExpression(state, call)
      if (expression === null) return
      const section = state.current
      state.fixups.push({
        section: section.index,
        offset: section.bytes.length,
        expression,
        span: { from: from.from, to: call.tokens[call.index - 1]?.to ?? from.to },
        field: { kind: 'data', size },
      })
      append(state, new Uint8Array(size), call.span)
    } while (takeComma(call))
  }
}

const string =
  (terminated: boolean): Directive =>
  (state, call) => {
    bindLabels(state)
    do {
      const token = current(call)
      if (token?.kind !== 'string') {
        const span = token ?? restSpan(call)
        state.diagnostics.push(ia64Diagnostic('ia64/string-expected', span, call.name.text))
        return
      }
      call.index++
      if (!/."$/.test(token.text)) state.diagnostics.push(ia64Diagnostic('ia64/string-open', token))
      const bytes = utf8(unquoted(token.text))
      append(state, [...bytes, ...(terminated ? [0] : [])], call.span)
    } while (takeComma(call))
  }

const skip: Directive = (state, call) => {
  const count = takeNumber(state, call, null)
  const fill = takeComma(call) ? takeNumber(state, call, 0n) : 0n
  bindLabels(state)
  const length = Number(count ?? 0n)
  if (length < 0) {
    state.diagnostics.push(ia64Diagnostic('ia64/negative', restSpan(call), count ?? 0n))
    return
  }
  if (length > sectionLimit) {
    state.diagnostics.push(ia64Diagnostic('ia64/limit', call.span, sectionLimit))
    return
  }
  append(state, new Uint8Array(length).fill(Number((fill ?? 0n) & 0xffn)), call.span)
}

/** Powers of two up to 4096. */
const alignments = Array.from({ length: 13 }, (_, exponent) => 2 ** exponent)

const align =
  (power: boolean): Directive =>
  (state, call) => {
    const value = takeNumber(state, call, null)
    call.index = call.tokens.length
    if (value === null) return
    const bytes = alignments.find((each, exponent) => value === BigInt(power ? exponent : each))
    if (bytes === undefined) {
      state.diagnostics.push(ia64Diagnostic('ia64/alignment', restSpan(call), value, power))
      return
    }
    alignTo(state, bytes, call.span)
    bindLabels(state)
  }

function enter(state: State, section: SectionState): void {
  bindLabels(state)
  state.previous = state.current
  state.current = section
}

function takeSection(state: State, call: Call): SectionState | null {
  const token = current(call)
  if (token === null || (token.kind !== 'word' && token.kind !== 'string')) {
    state.diagnostics.push(ia64Diagnostic('ia64/section-name', token ?? restSpan(call)))
    return null
  }
  const name = token.kind === 'string' ? unquoted(token.text) : token.text
  const flags = call.tokens.slice(call.index + 1).find(({ kind }) => kind === 'string')
  call.index = call.tokens.length
  const wrong = flags && /[^aoswxMSGT]/.exec(unquoted(flags.text))
  if (wrong) state.diagnostics.push(ia64Diagnostic('ia64/section-flag', flags, wrong[0]))
  return sectionNamed(state, name, flags ? unquoted(flags.text) : '')
}

const section: Directive = (state, call) => {
  const found = takeSection(state, call)
  if (found) enter(state, found)
}

const named =
  (name: string): Directive =>
  (state) =>
    enter(state, sectionNamed(state, name, ''))

const pushSection: Directive = (state, call) => {
  const found = takeSection(state, call)
  if (!found) return
  state.stack.push([state.current, state.previous])
  enter(state, found)
}

const popSection: Directive = (state, call) => {
  const saved = state.stack.pop()
  if (!saved) {
    state.diagnostics.push(ia64Diagnostic('ia64/section-stack', call.span, call.name.text))
    return
  }
  bindLabels(state)
  ;[state.current, state.previous] = saved
}

const previous: Directive = (state) => enter(state, state.previous)

const registerStack: Directive = (state, call) => {
  const sizes = [0, 0, 0, 0].map((_, index) => {
    if (index > 0) takeComma(call)
    return Number(takeNumber(state, call, 0n) ?? 0n)
  })
  const [inputs = 0, locals = 0, outputs = 0] = sizes
  state.frame = { inputs, locals, outputs }
}

const set: Directive = (state, call) => {
  const name = current(call)
  call.index++
  takeComma(call)
  const value = takeExpression(state, call)
  if (name && value) state.equates.set(name.text, value)
}

const procedure: Directive = (state, call) => {
  const name = current(call)
  if (name?.kind === 'word') state.procedures.push(name.text)
  call.index = call.tokens.length
}

/** Words for debuggers and unwinders, and what this assembler does anyway. */
const ignored: Directive = (_state, call) => {
  call.index = call.tokens.length
}

const templateUnits = (text: string): string | null => {
  const units = text.slice(1).toUpperCase()
  return unitRows.includes(units) ? units : null
}

const template: Directive = (state, call) => {
  state.open = {
    units: templateUnits(call.name.text),
    braces: 'none',
    span: call.span,
    instructions: [],
  }
}

const ignoredNames =
  '.explicit .global .globl .type .size .file .ident .loc .endp .prologue .body .save .fframe .vframe .spill .pred.rel .hidden .weak .radix .altrp .unwabi .handlerdata .personality .restore .label_state .copy_state'

const directives: Readonly<Record<string, Directive>> = {
  data1: data(1),
  data2: data(2),
  data4: data(4),
  data8: data(8),
  '.byte': data(1),
  '.hword': data(2),
  '.short': data(2),
  '.word': data(4),
  '.long': data(4),
  '.int': data(4),
  '.quad': data(8),
  string: string(false),
  stringz: string(true),
  '.ascii': string(false),
  '.asciz': string(true),
  '.string': string(true),
  '.skip': skip,
  '.space': skip,
  '.zero': skip,
  '.align': align(false),
  '.balign': align(false),
  '.p2align': align(true),
  '.section': section,
  '.pushsection': pushSection,
  '.popsection': popSection,
  '.previous': previous,
  '.text': named('.text'),
  '.data': named('.data'),
  '.rodata': named('.rodata'),
  '.bss': named('.bss'),
  '.regstk': registerStack,
  '.proc': procedure,
  '.set': set,
  '.equ': set,
  ...Object.fromEntries(ignoredNames.split(' ').map((name) => [name, ignored])),
  ...Object.fromEntries(unitRows.map((units) => [`.${units.toLowerCase()}`, template])),
}

export const isDirective = (name: string): boolean =>
  name.startsWith('.') || Object.hasOwn(directives, name)

/** Words for the units of a bundle may stand where no other directive may. */
export const isTemplate = (name: string): boolean => templateUnits(name) !== null

/** Runs a directive; what waits for a bundle is put into one first. */
export function runDirective(
  state: State,
  name: Token,
  tokens: readonly Token[],
  span: Span,
): void {
  const text = name.text.toLowerCase()
  if (state.open?.braces === 'open') {
    state.diagnostics.push(ia64Diagnostic('ia64/in-braces', span, name.text))
    return
  }
  const directive = Object.hasOwn(directives, text) ? directives[text] : undefined
  if (!directive) {
    const near = nearestWord(text, Object.keys(directives))
    state.diagnostics.push(ia64Diagnostic('ia64/unknown-directive', name, name.text, near))
    return
  }
  if (directive !== ignored && directive !== procedure) flush(state)
  const call: Call = { name, span, tokens, index: 0 }
  directive(state, call)
  const rest = current(call)
  if (rest) state.diagnostics.push(ia64Diagnostic('ia64/unexpected', rest, rest.text))
}
