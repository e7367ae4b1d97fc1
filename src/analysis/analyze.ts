import { assemble } from '../asm/assemble.ts'
import { link } from '../asm/link.ts'
import type { BackendTable } from '../backends/backend.ts'
import { backendOf, backends, defaultVariant } from '../backends/index.ts'
import { backendTable } from '../backends/table.ts'
import { symbolMap } from '../backends/symbols.ts'
import { same } from '../base/same.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import { endRound } from '../base/recent.ts'
import { type RegistersMemory, registersOf } from '../cost/registers.ts'
import { lint } from '../lint/index.ts'
import { lateConfig } from '../ops/configs.ts'
import { archOf } from '../ops/op.ts'
import { flipsOf } from '../patch/flips.ts'
import { patchDiagnostic } from '../patch/messages.ts'
import { wrongBefore } from '../patch/steps.ts'
import { preludeText } from '../prelude/prelude.ts'
import type { Program, Section } from '../program/program.ts'
import { design } from '../rules/design.ts'
import { ruleSetOf } from '../rules/index.ts'
import { findSites } from '../sites/index.ts'
import type { PatchSite } from '../sites/site.ts'
import { inputTable } from './inputTable.ts'
import { baseOf, ownTableOf } from './ownTable.ts'
import { namesIn } from '../x86/registers.ts'
import type { Analysis, AnalysisAnswer, AnalysisInput, FlipsAnswer, SiteStory } from './analysis.ts'
import { slotPlaces } from './slotPlaces.ts'
import { decideInput, storiesOf, type StoryMemory, type Told } from './stories.ts'

/** A listing from its text to the sites in it. */
export interface Linked extends Told {
  readonly diagnostics: readonly Diagnostic[]
}

/** What is kept from one analysis for the next. Answers are the same with and without: only their speed hangs on it. */
export interface Memory {
  stories: StoryMemory | null
  linked: { readonly input: AnalysisInput; readonly program: Linked } | null
  registers: RegistersMemory | null
}

/** A memory with nothing in it: for whoever analyses more than one listing in turn. */
export const newMemory = (): Memory => ({ stories: null, linked: null, registers: null })

const lastAnalysis = newMemory()

const noText: Section = {
  name: '.text',
  executable: true,
  address: 0n,
  bytes: new Uint8Array(0),
  objectBytes: new Uint8Array(0),
  relocations: [],
  rows: [],
  chunks: [],
}

/** From the listing to the sites in it, under one backend's table. */
export function linked(input: AnalysisInput, table: BackendTable, memory: Memory): Linked {
  const known = memory.linked
  if (known && same(known.input, input)) return known.program
  const program = linkedAnew(input, table, known?.program.program ?? null)
  memory.linked = { input, program }
  return program
}

function linkedAnew(input: AnalysisInput, table: BackendTable, before: Program | null): Linked {
  const { config, listing, variant, scan } = input
  const object = assemble(listing, { arch: archOf(config), prelude: preludeText(config, table) })
  const late = config === lateConfig
  const { program, diagnostics } = link(object, symbolMap(table), {
    before,
    ...baseOf(listing, late),
  })
  // Without CONFIG_PARAVIRT there are no records and nothing to find.
  const found =
    variant === 'off' ? { sites: [], diagnostics: [] } : findSites(program, config, scan)
  return {
    table: ownTableOf(table, program, listing),
    program,
    text: program.sections[program.text] ?? noText,
    sites: found.sites,
    diagnostics: [...object.diagnostics, ...diagnostics, ...found.diagnostics],
  }
}

/** The original call destroys what its site promised to keep: wrong before anybody patched. */
function wrongSite({ site, decision }: SiteStory, arch: Program['arch']): readonly Diagnostic[] {
  const excess = wrongBefore(decision)
  if (excess === 0 || !site.span) return []
  const stays = decision.outcome === 'keep'
  return [patchDiagnostic('patch/wrong-before', site.span, namesIn(arch, excess), stays)]
}

function patched(text: Section, stories: readonly SiteStory[]): Uint8Array {
  const bytes = text.bytes.slice()
  for (const { decision } of stories) bytes.set(decision.edit.after, decision.edit.offset)
  return bytes
}

const byPosition = (left: Diagnostic, right: Diagnostic) =>
  left.span.from - right.span.from || left.span.to - right.span.to

/**
 * Everything that is to be known about a listing under one backend and one rule set; where it is not to be linted, all
 * but what the linter finds.
 */
export function analyze(
  input: AnalysisInput,
  memory: Memory = lastAnalysis,
  linted = true,
): AnalysisAnswer {
  const resolved = inputTable(input)
  const rules = ruleSetOf(input.rules) ?? design
  if (!resolved.ok)
    return { kind: 'refused', refusal: resolved.error, backend: backendOf(input.variant).id }
  const program = linked(input, resolved.value, memory)
  const told = storiesOf(input, program, rules, memory.stories)
  memory.stories = told.memory
  const { stories } = told
  const wrong = stories.flatMap((story) => wrongSite(story, program.program.arch))
  const patchedText = patched(program.text, stories)
  const registers = registersOf(
    {
      listing: input.listing,
      program: program.program,
      config: input.config,
      table: program.table,
      sites: stories,
      patched: patchedText,
      framePointer: input.framePointer,
    },
    memory.registers,
  )
  memory.registers = registers.memory
  const lintInput = {
    program: program.program,
    config: input.config,
    table: program.table,
    sites: stories,
    registers,
  }
  const analysis: Analysis = {
    input,
    program: program.program,
    slotPlaces: slotPlaces(program.program, input.config),
    diagnostics: [
      ...program.diagnostics,
      ...wrong,
      ...registers.annotations.diagnostics,
      ...(linted ? lint(lintInput) : []),
    ].toSorted(byPosition),
    stories,
    patchedText,
    rowsAfter: registers.rowsAfter,
    pressure: registers.pressure,
    counts: { instructions: program.text.rows.length, bytes: program.text.bytes.length },
  }
  endRound()
  return { kind: 'analysis', analysis }
}

/** The default variant of every backend that the configuration knows, but the one in use. */
function otherTables(input: AnalysisInput): readonly BackendTable[] {
  return backends.flatMap(({ id }) => {
    if (id === 'off' || id === backendOf(input.variant).id) return []
    const resolved = backendTable(defaultVariant(id), input.config)
    return resolved.ok ? [resolved.value] : []
  })
}

function flipsAt(
  input: AnalysisInput,
  program: Linked,
  site: PatchSite,
  others: readonly BackendTable[],
): FlipsAnswer {
  const question = decideInput(input, program, site)
  const rules = ruleSetOf(input.rules) ?? design
  const { rows } = program.text
  return { site: site.index, op: site.op, flips: flipsOf(question, rules, rows, others) }
}

/** What would alter the outcome of one site; none where there is no such site. */
export function flips(
  input: AnalysisInput,
  index: number,
  memory: Memory = lastAnalysis,
): FlipsAnswer {
  const resolved = inputTable(input)
  if (!resolved.ok) return { site: index, op: '', flips: [] }
  const program = linked(input, resolved.value, memory)
  const site = program.sites[index]
  return site
    ? flipsAt(input, program, site, otherTables(input))
    : { site: index, op: '', flips: [] }
}

/** The same for every site, in order; the listing is read once for all of them. */
export function allFlips(
  input: AnalysisInput,
  memory: Memory = lastAnalysis,
): readonly FlipsAnswer[] {
  const resolved = inputTable(input)
  if (!resolved.ok) return []
  const program = linked(input, resolved.value, memory)
  const others = otherTables(input)
  return program.sites.map((site) => flipsAt(input, program, site, others))
}
