import type { Diagnostic } from '../base/diagnostic.ts'
import type { Span } from '../base/span.ts'
import type { Arch } from '../x86/arch.ts'
import type { Chain, SectionDraft } from './fragment.ts'
import { limits } from './limits.ts'
import type { Macro } from './macro.ts'
import { message, type MessageCode, type MessageValues } from './messages.ts'
import { type Call, type Origin, spanIn, toldIn } from './origin.ts'
import type { Taking } from './recording.ts'
import { chainOf, newSection } from './section.ts'
import type { Statement } from './statement.ts'
import { type GivenSymbols, SymbolTable } from './symbol.ts'

/** One `.if` that is open. */
export interface Conditional {
  /** Statements are assembled in the present branch. */
  active: boolean
  /** No further branch may be taken: one was, or the whole stands in a dead branch. */
  settled: boolean
  sawElse: boolean
  /** The symbol whose absence opened the branch, as `.ifndef` found; null otherwise. */
  missing: string | null
  readonly origin: Origin
}

/** A run of statements: the listing itself, or one expansion. */
export interface Frame {
  readonly statements: readonly Statement[]
  index: number
  readonly call: Call | null
  /** What `\@` stands for. */
  readonly number: number
  /** `.exitm` ends it. */
  ended: boolean
  /** Conditionals that were open when it began. */
  readonly conditionals: number
  readonly depth: number
}

/** Macros by lower-case name; null for one of the prelude that the listing purged. */
export type Macros = Map<string, Macro | null>

export interface Place {
  readonly chain: Chain
  readonly previous: Chain
}

/** All that assembling one listing knows. */
export interface Assembly {
  readonly arch: Arch
  readonly symbols: SymbolTable
  readonly sections: Map<string, SectionDraft>
  chain: Chain
  previous: Chain
  readonly stack: Place[]
  readonly macros: Macros
  readonly preludeMacros: ReadonlyMap<string, Macro>
  /** Reads the prelude itself. */
  readonly inPrelude: boolean
  readonly conditionals: Conditional[]
  readonly diagnostics: Diagnostic[]
  frame: Frame
  origin: Origin
  /** Expansions so far. */
  expansions: number
  statements: number
  instructions: number
  expandedCharacters: number
  outputBytes: number
  /** A limit was met; nothing more is read. */
  stopped: boolean
  /** Expansions are left until the listing itself is reached. */
  unwinding: boolean
  /** What is noted of the macro call that is being read; null where nothing is. */
  recording: Taking | null
}

/** What a prelude leaves for the listings after it. */
export interface Groundwork {
  readonly macros: ReadonlyMap<string, Macro>
  readonly symbols: GivenSymbols
}

const nowhere: Span = { from: 0, to: 0 }

const noFrame: Frame = {
  statements: [],
  index: 0,
  call: null,
  number: 0,
  ended: false,
  conditionals: 0,
  depth: 0,
}

export function newAssembly(arch: Arch, groundwork: Groundwork, inPrelude: boolean): Assembly {
  const text = newSection('.text')
  const chain = chainOf(text, 0)
  return {
    arch,
    symbols: new SymbolTable(groundwork.symbols),
    sections: new Map([['.text', text]]),
    chain,
    previous: chain,
    stack: [],
    macros: new Map(),
    preludeMacros: groundwork.macros,
    inPrelude,
    conditionals: [],
    diagnostics: [],
    frame: noFrame,
    origin: { span: nowhere, line: 0, expansion: null, base: 0, call: null, ownLine: 0 },
    expansions: 0,
    statements: 0,
    instructions: 0,
    expandedCharacters: 0,
    outputBytes: 0,
    stopped: false,
    unwinding: false,
    recording: null,
  }
}

export function findMacro(assembly: Assembly, lower: string): Macro | null {
  const own = assembly.macros.get(lower)
  return own === undefined ? (assembly.preludeMacros.get(lower) ?? null) : own
}

/** Names of all macros that can be called. */
export function* macroNames(assembly: Assembly): Iterable<string> {
  for (const macro of assembly.macros.values()) if (macro) yield macro.name
  for (const [lower, macro] of assembly.preludeMacros) {
    if (!assembly.macros.has(lower)) yield macro.name
  }
}

/** So many problems back, one that says the same of the same place is not said again. */
const remembered = 8

const isSame = (left: Diagnostic, right: Diagnostic): boolean =>
  left.span.from === right.span.from &&
  left.span.to === right.span.to &&
  left.message === right.message

/** Adds a problem that is already placed in the listing. */
export function addDiagnostic(assembly: Assembly, diagnostic: Diagnostic): void {
  if (assembly.diagnostics.slice(-remembered).some((known) => isSame(known, diagnostic))) return
  if (assembly.diagnostics.length < limits.diagnostics) assembly.diagnostics.push(diagnostic)
}

/**
 * Reports a problem of the present statement; `part` counts in the statement's text, null for the whole
 * statement.
 */
export function report<Code extends MessageCode>(
  assembly: Assembly,
  part: Span | null,
  code: Code,
  ...values: MessageValues<Code>
): void {
  reportAt(assembly, assembly.origin, part, code, ...values)
}

/** The same for the statement of another origin. */
export function reportAt<Code extends MessageCode>(
  assembly: Assembly,
  origin: Origin,
  part: Span | null,
  code: Code,
  ...values: MessageValues<Code>
): void {
  const span = part ? spanIn(origin, part) : origin.span
  const diagnostic = message(code, span, ...values)
  addDiagnostic(assembly, { ...diagnostic, message: toldIn(origin, diagnostic.message) })
}

/** Stops reading: a limit was met. */
export function stop<Code extends MessageCode>(
  assembly: Assembly,
  code: Code,
  ...values: MessageValues<Code>
): void {
  if (!assembly.stopped) report(assembly, null, code, ...values)
  assembly.stopped = true
}

/** Whether `count` more bytes may be written; else the listing ends here. */
export function mayEmit(assembly: Assembly, count: number): boolean {
  if (assembly.stopped) return false
  assembly.outputBytes += count
  if (assembly.outputBytes <= limits.outputBytes) return true
  stop(assembly, 'asm/limit-output', limits.outputBytes)
  return false
}
