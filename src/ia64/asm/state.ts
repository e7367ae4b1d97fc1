import type { Diagnostic } from '../../base/diagnostic.ts'
import type { Span } from '../../base/span.ts'
import { nopBundle, encodeBundle } from '../bundle/bundle.ts'
import { templateOf } from '../bundle/template.ts'
import type { OperandName } from '../isa/operand.ts'
import type { FrameNames } from '../isa/registers.ts'
import type { Expression } from './expression.ts'
import { ia64Diagnostic } from './messages.ts'
import type { Waiting } from './place.ts'
import type { Row } from './program.ts'

/** No listing makes more bytes in one section. */
export const sectionLimit = 1 << 20

/** A field whose value is known when all labels are. */
export interface Fixup {
  readonly section: number
  /** Of the data, or of the bundle. */
  readonly offset: number
  readonly expression: Expression
  readonly span: Span
  readonly field:
    | { readonly kind: 'data'; readonly size: number }
    | { readonly kind: 'instruction'; readonly slot: 0 | 1 | 2; readonly operand: OperandName }
}

export interface SectionState {
  readonly name: string
  readonly index: number
  readonly code: boolean
  readonly bytes: number[]
}

export interface Label {
  readonly section: number
  readonly offset: number
  readonly tag: boolean
}

/** A bundle that is being written: between braces, or begun by a template directive. */
export interface OpenBundle {
  readonly units: string | null
  /** `closed`: the brace is there; only a stop may still belong to the bundle. */
  readonly braces: 'none' | 'open' | 'closed'
  readonly span: Span
  readonly instructions: Waiting[]
}

/** Where assembling stands. */
export interface State {
  readonly sections: SectionState[]
  current: SectionState
  previous: SectionState
  readonly stack: (readonly [SectionState, SectionState])[]
  readonly labels: Map<string, Label>
  readonly equates: Map<string, Expression>
  /** How often a numeric label was defined so far. */
  readonly numeric: Map<string, number>
  /** Labels that name whatever comes next. */
  pending: string[]
  open: OpenBundle | null
  /** Instructions outside of braces, for bundles of our choice. */
  queue: Waiting[]
  /** Tags that name the next instruction. */
  tags: string[]
  frame: FrameNames
  /** Names after .proc: where functions start. */
  readonly procedures: string[]
  readonly fixups: Fixup[]
  readonly rows: Row[]
  readonly diagnostics: Diagnostic[]
  full: boolean
}

export function startState(): State {
  const text: SectionState = { name: '.text', index: 0, code: true, bytes: [] }
  return {
    sections: [text],
    current: text,
    previous: text,
    stack: [],
    labels: new Map(),
    equates: new Map(),
    numeric: new Map(),
    pending: [],
    open: null,
    queue: [],
    tags: [],
    frame: { inputs: 0, locals: 0, outputs: 0 },
    procedures: [],
    fixups: [],
    rows: [],
    diagnostics: [],
    full: false,
  }
}

/** The section of a name, made where it is new. */
export function sectionNamed(state: State, name: string, flags: string): SectionState {
  const found = state.sections.find((section) => section.name === name)
  if (found) return found
  const code = name.startsWith('.text') || flags.includes('x')
  const made = { name, index: state.sections.length, code, bytes: [] }
  state.sections.push(made)
  return made
}

/** Empty bundles that GNU as fills code with: MFI without a stop. */
function padding(section: SectionState, count: number): readonly number[] {
  const template = templateOf(0x0c)
  const fill = section.code && template ? encodeBundle(nopBundle(template)) : null
  return Array.from({ length: count }, (_, index) => {
    const fromEnd = count - index
    return fill && fromEnd <= count - (count % 16) ? (fill[(16 - (fromEnd % 16)) % 16] ?? 0) : 0
  })
}

/** Pads to a multiple of `boundary`; gives how many bytes that took. */
export function alignTo(state: State, boundary: number, span: Span): number {
  const { bytes } = state.current
  const count = (boundary - (bytes.length % boundary)) % boundary
  append(state, padding(state.current, count), span)
  return count
}

/** Adds bytes to the section, up to the limit. */
export function append(state: State, bytes: ArrayLike<number>, span: Span): void {
  const { current } = state
  if (state.full) return
  if (current.bytes.length + bytes.length > sectionLimit) {
    state.full = true
    state.diagnostics.push(ia64Diagnostic('ia64/limit', span, sectionLimit))
    return
  }
  for (let index = 0; index < bytes.length; index++) current.bytes.push(bytes[index] ?? 0)
}

/** Gives the labels that wait the present place. */
export function bindLabels(state: State): void {
  const { current, labels } = state
  for (const name of state.pending) {
    labels.set(name, { section: current.index, offset: current.bytes.length, tag: false })
  }
  state.pending = []
}

/** A numeric label's own name at this place in the listing, `1b` as well as `1f`. */
export function ownName(state: State, name: string): string {
  const [, digits, direction] = /^(\d+)([bf])$/.exec(name) ?? []
  if (!digits) return name
  const count = state.numeric.get(digits) ?? 0
  return `${digits}#${direction === 'f' ? count + 1 : count}`
}

/** Numeric labels of an expression by their own names, so that it can be read at the end. */
export function withOwnNames(state: State, expression: Expression): Expression {
  switch (expression.kind) {
    case 'number':
      return expression
    case 'symbol':
      return { ...expression, name: ownName(state, expression.name) }
    case 'unary':
      return { ...expression, operand: withOwnNames(state, expression.operand) }
    case 'binary':
      return {
        ...expression,
        left: withOwnNames(state, expression.left),
        right: withOwnNames(state, expression.right),
      }
  }
}
