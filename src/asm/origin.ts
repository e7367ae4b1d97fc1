import type { Diagnostic } from '../base/diagnostic.ts'
import type { Span } from '../base/span.ts'
import type { Expansion } from '../program/program.ts'
import { atCallWords, inMacroWords } from './directiveMessages.ts'

/** The macro call under which a statement is assembled. */
export interface Call {
  /** Name of the macro as it was defined. */
  readonly macro: string
  /** Name of the outermost one, which the listing calls. */
  readonly called: string
  /** Where the listing calls the outermost macro. */
  readonly span: Span
  readonly line: number
  readonly depth: number
  /** The macro stands in the prelude, whose lines nobody sees. */
  readonly prelude: boolean
}

/** Where an emitted byte or a problem comes from. */
export interface Origin {
  /** The statement in the listing; the outermost macro's call for an expanded one. */
  readonly span: Span
  readonly line: number
  readonly expansion: Expansion | null
  /** Position in the listing of the statement's text; null where that text is not in the listing. */
  readonly base: number | null
  readonly call: Call | null
  /** Line of the statement in the text that holds it, from 1. */
  readonly ownLine: number
}

/** A part of a statement as a place in the listing. */
export function spanIn(origin: Origin, part: Span): Span {
  if (origin.base === null) return origin.span
  return { from: origin.base + part.from, to: origin.base + part.to }
}

/** A problem in a statement's own text, placed in the listing, with the macro named that wrote it. */
export function placeDiagnostic(origin: Origin, diagnostic: Diagnostic, moved = 0): Diagnostic {
  const { from, to } = diagnostic.span
  const span = spanIn(origin, { from: from + moved, to: to + moved })
  return { ...diagnostic, span, message: toldIn(origin, diagnostic.message) }
}

/** A message with the macro that wrote the statement. Of the prelude the reader knows only what they called. */
export function toldIn({ call, line, ownLine }: Origin, message: string): string {
  if (!call) return message
  return call.prelude
    ? atCallWords(call.called, line) + message
    : message + inMacroWords(call.macro, ownLine)
}
