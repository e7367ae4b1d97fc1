import type { BackendTable, Refusal } from '../backends/backend.ts'
import { resultRegisters } from '../backends/implementations.ts'
import { backendTable } from '../backends/table.ts'
import { routinesOf } from '../backends/routines.ts'
import { err, ok, type Result } from '../base/result.ts'
import { annotationsIn } from '../dataflow/annotations.ts'
import { opById } from '../ops/index.ts'
import type { Op } from '../ops/op.ts'
import { type RunProgram, type RunSite, sitesByOffset } from '../run/program.ts'
import { Session } from '../run/session.ts'
import type { SymbolMap } from '../program/program.ts'
import type { RunStart, RunSwitches } from '../run/start.ts'
import type { PatchSite } from '../sites/site.ts'
import { noRegisters, registerNames, type RegSet, regSetOf } from '../x86/registers.ts'
import type { Analysis, AnalysisInput } from './analysis.ts'
import { analyze } from './analyze.ts'
import { ownTableOf } from './ownTable.ts'
import { namesUnder } from './names.ts'
import { symbolic } from './symbolic.ts'

/** What is run: a listing under a choice of machine and rules, how it starts, and where it halts. */
export interface RunQuestion {
  readonly input: AnalysisInput
  readonly start: RunStart
  readonly switches: RunSwitches
  /** Lines of the listing, from 1. */
  readonly breakpoints: readonly number[]
  /** Behind this site these are destroyed, whatever it promises, and nothing else anywhere, whatever stands there. */
  readonly spoilt?: { readonly site: number; readonly set: RegSet }
}

/** Why nothing can be run. */
export type RunRefusal =
  /** A combination that never existed. */
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** The listing has errors; its diagnostics say which. */
  | { readonly kind: 'broken' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'no-entry'; readonly entry: string }
  | { readonly kind: 'no-register'; readonly register: string }

/** A run that goes on as far as it is asked to. */
export type RunSession = Pick<Session, 'advance' | 'summary' | 'window' | 'scratch' | 'changes'>

/** What it loads from the frame are its results. */
const frameResults = regSetOf('x86-64', ['rcx', 'r11'])

const resultsOf = (op: Op, config: AnalysisInput['config']): RegSet =>
  op.member === 'adjust_exception_frame' ? frameResults : resultRegisters(op, config)

function runSite(config: AnalysisInput['config'], site: PatchSite): RunSite {
  const op = opById(config, site.op)
  if (!op) throw new Error(`${config} has no ${site.op}`)
  const { offset, length, original } = site
  return {
    index: site.index,
    op,
    from: offset,
    to: offset + length,
    original: {
      from: original.offset,
      to: original.offset + original.length,
      form: original.form,
    },
    mayLose: site.mayLose.whole,
    results: resultsOf(op, config),
    line: site.line,
  }
}

/** Offset of a label of `.text`; the first instruction where none is named. */
function entryOf({ program }: Analysis, entry: string | null): number | null {
  if (entry === null) return 0
  const symbol = program.symbols.find(
    ({ name, section }) => name === entry && section === program.text,
  )
  return symbol?.offset ?? null
}

function runProgram(analysis: Analysis, entry: number): Result<RunProgram, RunRefusal> {
  const { input, program, stories, patchedText, rowsAfter } = analysis
  const { config, variant, listing } = input
  const resolved = backendTable(variant, config)
  if (!resolved.ok) return err({ kind: 'refused', refusal: resolved.error })
  const table = ownTableOf(resolved.value, program, listing)
  const text = program.sections[program.text]
  if (!text || text.bytes.length === 0) return err({ kind: 'empty' })
  const sites = stories.map(({ site }) => runSite(config, site))
  const { live } = annotationsIn(listing, program.arch)
  return ok({
    arch: program.arch,
    config,
    table,
    sections: program.sections,
    text,
    patched: patchedText,
    rows: text.rows,
    rowsAfter,
    sites,
    siteAt: sitesByOffset(text.bytes.length, sites),
    live: new Map([...live].map(([line, { registers }]) => [line, registers])),
    entry,
    named: symbolic(namesOfCode(table)),
  })
}

const made = new WeakMap<BackendTable, SymbolMap>()

/** Also the functions that only other functions of the kernel call. */
function namesOfCode(table: BackendTable): SymbolMap {
  const known = made.get(table)
  if (known) return known
  const own = routinesOf(table.config).map(({ name, address }) => [name, address] as const)
  const names = new Map([...namesUnder(table), ...own])
  made.set(table, names)
  return names
}

/** Makes the three machines ready for a listing. */
export function startRun(question: RunQuestion): Result<RunSession, RunRefusal> {
  const { input, start, switches, breakpoints } = question
  const answer = analyze(input)
  if (answer.kind === 'refused') return err({ kind: 'refused', refusal: answer.refusal })
  const { analysis } = answer
  if (analysis.diagnostics.some(({ severity, code }) => severity === 'error' && isOfText(code))) {
    return err({ kind: 'broken' })
  }
  const names = registerNames(analysis.program.arch)
  const stranger = Object.keys(start.registers).find((name) => !names.includes(name))
  if (stranger !== undefined) return err({ kind: 'no-register', register: stranger })
  const entry = entryOf(analysis, start.entry)
  if (entry === null) return err({ kind: 'no-entry', entry: start.entry ?? '' })
  const program = runProgram(analysis, entry)
  if (!program.ok) return program
  const { spoilt } = question
  if (!spoilt) return ok(new Session({ program: program.value, start, switches, breakpoints }))
  const everything = { polite: true, everything: true }
  const damaged = withSpoilt(program.value, spoilt)
  return ok(new Session({ program: damaged, start, switches: everything, breakpoints }))
}

function withSpoilt(
  program: RunProgram,
  { site, set }: NonNullable<RunQuestion['spoilt']>,
): RunProgram {
  const sites = program.sites.map((each) => ({
    ...each,
    mayLose: each.index === site ? set : noRegisters,
  }))
  const { length } = program.text.bytes
  return { ...program, sites, siteAt: sitesByOffset(length, sites) }
}

/** Errors without which there would be other bytes; what the linter and the records say does not stop a run. */
/** Faults of the text itself: it does not assemble or link. */
export const isOfText = (code: string): boolean => /^(?:asm|link)\//.test(code)
