import type { Span } from '../../base/span.ts'
import { frameSizes, type Values } from '../isa/encode.ts'
import type { OperandName } from '../isa/operand.ts'
import { registerNamed, registerText } from '../isa/registers.ts'
import { emitFull, flush } from './bundles.ts'
import { isDirective, isTemplate, runDirective } from './directives.ts'
import { type Expression, numberValue, readExpression } from './expression.ts'
import { readInstruction, type Reading } from './match.ts'
import { ia64Diagnostic, inBracesWords } from './messages.ts'
import type { Waiting } from './place.ts'
import { type OpenBundle, type State, withOwnNames } from './state.ts'
import { piecesOf, type Statement, type Token } from './token.ts'

/** The instruction that a stop behind it would end. */
const lastWaiting = (state: State): Waiting | undefined =>
  (state.open?.instructions ?? state.queue).at(-1)

function stopHere(state: State, span: Span): void {
  const last = lastWaiting(state)
  if (!last) {
    // What stood before is in a bundle already: only a stop of an emitted one comes too late.
    state.diagnostics.push(ia64Diagnostic('ia64/stop-nothing', span))
    return
  }
  last.stop = true
  last.stopSpan = span
}

function openBrace(state: State, span: Span): void {
  if (state.open?.braces === 'open')
    state.diagnostics.push(ia64Diagnostic('ia64/in-braces', span, '"{"'))
  flush(state)
  state.open = { units: null, braces: 'open', span, instructions: [] }
}

function closeBrace(state: State, span: Span): void {
  const { open } = state
  if (open?.braces !== 'open') {
    state.diagnostics.push(ia64Diagnostic('ia64/brace-close', span))
    return
  }
  // The bundle stays open for a stop behind the brace, which GNU as takes into it as well.
  state.open = { ...open, braces: 'closed' }
}

/** Reads a whole listing into the state. */
export function readListing(state: State, text: string): void {
  for (const piece of piecesOf(text)) {
    if (state.full) break
    if (piece.kind === 'statement') readStatement(state, piece.statement)
    else if (piece.kind === 'stop') stopHere(state, piece.span)
    else if (piece.kind === 'open') openBrace(state, piece.span)
    else if (piece.kind === 'comment')
      state.diagnostics.push(ia64Diagnostic('ia64/comment-open', piece.span))
    else closeBrace(state, piece.span)
  }
  const { open } = state
  if (open?.braces === 'open') {
    state.diagnostics.push(ia64Diagnostic('ia64/brace-open', open.span))
    state.open = null
  }
  flush(state)
}

function readStatement(state: State, statement: Statement): void {
  const tokens = withoutLabels(state, statement.tokens)
  const [first, second] = tokens
  if (!first) return
  const span = { from: first.from, to: statement.to }
  if (second?.text === '=' && first.kind === 'word' && tokens[2]?.text !== '=') {
    return equate(state, first, tokens.slice(2))
  }
  if (first.text === '(') return readPredicated(state, tokens, span)
  const name = first.text.toLowerCase()
  if (isTemplate(name) && state.open?.braces === 'open' && state.open.instructions.length === 0) {
    state.open = { ...state.open, units: name.slice(1).toUpperCase() }
    return
  }
  if (isDirective(name)) return runDirective(state, first, tokens.slice(1), span)
  addInstruction(state, tokens, 0, span)
}

function equate(state: State, name: Token, tokens: readonly Token[]): void {
  const read = readExpression({ tokens, index: 0 })
  if (read.ok) state.equates.set(name.text, withOwnNames(state, read.value))
  else {
    const found = read.error
    state.diagnostics.push(
      ia64Diagnostic('ia64/number-expected', found ?? name, found?.text ?? null),
    )
  }
}

/** Takes `name:` and `[tag:]` off the front, as many as there are. */
function withoutLabels(state: State, tokens: readonly Token[]): readonly Token[] {
  let at = 0
  for (;;) {
    const [first, second, third, fourth] = tokens.slice(at, at + 4)
    if (second?.text === ':' && first && first.kind !== 'mark') {
      defineLabel(state, first)
      at += 2
    } else if (first?.text === '[' && third?.text === ':' && fourth?.text === ']' && second) {
      defineTag(state, second)
      at += 4
    } else return tokens.slice(at)
  }
}

function nextName(state: State, { kind, text }: Token): string {
  if (kind !== 'number') return text
  const digits = (numberValue(text) ?? 0n).toString()
  const count = (state.numeric.get(digits) ?? 0) + 1
  state.numeric.set(digits, count)
  return `${digits}#${count}`
}

const isDefined = (state: State, name: string): boolean =>
  state.labels.has(name) ||
  state.equates.has(name) ||
  state.pending.includes(name) ||
  state.tags.includes(name)

function defineLabel(state: State, token: Token): void {
  if (state.open?.braces === 'open' && state.open.instructions.length > 0) {
    state.diagnostics.push(ia64Diagnostic('ia64/in-braces', token, inBracesWords.label))
    return
  }
  if (state.open?.braces !== 'open') flush(state)
  const name = nextName(state, token)
  if (isDefined(state, name)) {
    state.diagnostics.push(ia64Diagnostic('ia64/duplicate-label', token, token.text))
  } else state.pending.push(name)
}

function defineTag(state: State, token: Token): void {
  const name = nextName(state, token)
  if (isDefined(state, name)) {
    state.diagnostics.push(ia64Diagnostic('ia64/duplicate-label', token, token.text))
  } else state.tags.push(name)
}

function readPredicated(state: State, tokens: readonly Token[], span: Span): void {
  const [, word, close, mnemonic] = tokens
  const register = word ? registerNamed(word.text, state.frame) : null
  if (!word || register === null || register === 'outside' || register.file !== 'pr') {
    const place = word ?? span
    state.diagnostics.push(
      ia64Diagnostic('ia64/register-expected', place, 'pr', word?.text ?? null),
    )
    return
  }
  if (close?.text !== ')' || !mnemonic) {
    const found = close?.text ?? null
    state.diagnostics.push(ia64Diagnostic('ia64/expected', close ?? span, ')', found))
    return
  }
  addInstruction(state, tokens.slice(3), register.number, span)
}

/** Sizes that an alloc sets, so that `out0` means something in its own operands already. */
function learnFrame(state: State, tokens: readonly Token[]): void {
  const numbers = tokens
    .filter(({ kind }) => kind === 'number')
    .map(({ text }) => numberValue(text))
  const [inputs, locals, outputs] = numbers.slice(-4)
  if (inputs === undefined || locals === undefined || outputs === undefined) return
  state.frame = {
    inputs: Number(inputs ?? 0),
    locals: Number(locals ?? 0),
    outputs: Number(outputs ?? 0),
  }
}

function addInstruction(
  state: State,
  tokens: readonly Token[],
  predicate: number,
  span: Span,
): void {
  const [mnemonic, ...rest] = tokens
  if (!mnemonic) return
  if (mnemonic.text.toLowerCase() === 'alloc') learnFrame(state, rest)
  const readings = readInstruction(mnemonic, rest, state.frame)
  if (!readings.ok) {
    state.diagnostics.push(readings.error)
    state.tags = []
    return
  }
  checkReading(state, readings.value[0], predicate, span, mnemonic.text)
  const place = readings.value[0]?.form.place
  const before = lastWaiting(state)
  // As GNU as does: some instructions bring the stop before or behind them along.
  if (place === 'first' && before) before.stop = true
  const waiting: Waiting = {
    mnemonic: mnemonic.text,
    predicate,
    readings: readings.value,
    span,
    names: state.frame,
    tags: state.tags,
    stop: place === 'last',
    stopSpan: null,
  }
  state.tags = []
  take(state, waiting)
}

/** Into the open bundle, or to those that wait for one of our choice. */
function take(state: State, waiting: Waiting): void {
  if (isComplete(state.open)) flush(state)
  if (state.open) state.open.instructions.push(waiting)
  else {
    state.queue.push(waiting)
    emitFull(state)
  }
}

/** Whether a bundle takes no more instructions, only a stop. */
function isComplete(open: OpenBundle | null): boolean {
  if (open === null || open.braces === 'open') return false
  const room = open.units === 'MLX' ? 2 : 3
  return open.braces === 'closed' || open.instructions.length === room
}

function checkReading(
  state: State,
  reading: Reading | undefined,
  predicate: number,
  span: Span,
  name: string,
): void {
  if (predicate !== 0 && reading && !reading.form.predicable) {
    state.diagnostics.push(ia64Diagnostic('ia64/predicate', span, name))
  }
  if (reading?.form.mnemonic === 'alloc') checkFrame(state, reading, span)
}

/** The register for ar.pfs is written after the frame is made, and must lie in it. */
function checkSaved(state: State, saves: Expression | undefined, last: bigint, span: Span): void {
  if (saves?.kind !== 'number' || saves.value <= 31n || saves.value <= last) return
  const register = registerText('gr', Number(saves.value))
  state.diagnostics.push(ia64Diagnostic('ia64/alloc-target', span, register, Number(last)))
}

/** Source: Itanium manual, alloc: an illegal operation fault for a frame that cannot be. */
function checkFrame(state: State, { operands }: Reading, span: Span): void {
  const values: Partial<Record<OperandName, bigint>> = {}
  for (const name of ['ins', 'locals', 'outs', 'rotating'] as const) {
    const value = operands[name]?.value
    if (value?.kind !== 'number') {
      state.diagnostics.push(ia64Diagnostic('ia64/not-constant', operands[name]?.span ?? span))
      return
    }
    values[name] = value.value
  }
  const { sof = 0n, sor = 0n } = frameSizes(values as Values)
  if (sof <= 96n) checkSaved(state, operands.r1?.value, 31n + sof, span)
  else state.diagnostics.push(ia64Diagnostic('ia64/frame-size', span, sof))
  if (sor % 8n !== 0n || sor > sof) {
    state.diagnostics.push(ia64Diagnostic('ia64/frame-rotation', span, sor))
  }
}
