import type { BackendId, Refusal, VariantId } from '../backends/backend.ts'
import { resultRegisters } from '../backends/implementations.ts'
import { backends, defaultVariant } from '../backends/index.ts'
import { backendTable } from '../backends/table.ts'
import { type ConfigId, type OpId, archOf } from '../ops/op.ts'
import type { BytePart, DecideInput, Decision, Fate, RuleSet, Scope } from '../patch/decision.ts'
import { destroyedBy, givenUpBy } from '../patch/destroyed.ts'
import { firstEndingAfter } from '../program/extents.ts'
import { design } from '../rules/design.ts'
import { ruleSetOf, ruleSets } from '../rules/index.ts'
import type { PatchSite } from '../sites/site.ts'
import type { RegSet } from '../x86/registers.ts'
import type { AnalysisInput, CodeRow } from './analysis.ts'
import { type Linked, linked, type Memory, newMemory } from './analyze.ts'
import { codeRows } from './codeRows.ts'
import { bothTexts, compiledAt } from './compiled.ts'
import { type Disagreeing, disagreement } from './disagreement.ts'
import { inputTable } from './inputTable.ts'
import { ownTable } from './ownTable.ts'
import { namesUnder } from './names.ts'
import { decideInput } from './stories.ts'
import { symbolic } from './symbolic.ts'

/** What is the same under every backend. */
export interface ComparedSite {
  readonly index: number
  readonly op: OpId
  readonly length: number
  readonly line: number
  readonly foundBy: PatchSite['foundBy']
  readonly form: PatchSite['original']['form'] | 'direct-call'
  readonly mayLose: RegSet
  readonly before: Uint8Array
}

/** What boot makes of a site under one backend. */
export interface PatchedCell extends Fate {
  readonly kind: 'patched'
  readonly scope: Scope
  /** Bytes of code before padding; the site's length where it is kept. */
  readonly used: number
  /** Bytes that the chosen code could have had. */
  readonly room: number
  /** The whole site after boot; `parts` cover it without gaps. */
  readonly bytes: Uint8Array
  readonly parts: readonly BytePart[]
  readonly rows: readonly CodeRow[]
  readonly destroyed: RegSet
  /** Given up by the promise although nothing there destroys it; results are in use. */
  readonly givenUp: RegSet
  readonly disagreements: readonly Disagreeing[]
}

/** Without paravirt there is no site: the code that stands there instead. */
export interface CompiledCell {
  readonly kind: 'compiled'
  readonly bytes: Uint8Array
  readonly rows: readonly CodeRow[]
  readonly destroyed: RegSet
}

/** Without paravirt, and nothing says what would stand there. */
export interface UntoldCell {
  readonly kind: 'untold'
}

/** What one backend makes of one site: patched, as compiled, or untold. */
export type ComparedCell = PatchedCell | CompiledCell | UntoldCell

/** One backend: a cell for every site, in order, or why there never was such a machine. */
export type ComparedColumn = { readonly backend: BackendId; readonly variant: VariantId } & (
  | { readonly kind: 'cells'; readonly cells: readonly ComparedCell[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
)

/** Every site under every backend's default variant, under one rule set. */
export interface Comparison {
  /** What this answers; its variant does not matter. */
  readonly input: AnalysisInput
  /** In the order of the "Runs on" switch. */
  readonly columns: readonly ComparedColumn[]
  readonly sites: readonly ComparedSite[]
}

/** `broken`: the listing does not assemble, so there is nothing to compare. */
export type CompareAnswer =
  | { readonly kind: 'comparison'; readonly comparison: Comparison }
  | { readonly kind: 'broken' }

const isBroken = ({ diagnostics }: Linked): boolean =>
  diagnostics.some(({ severity, code }) => severity === 'error' && code.startsWith('asm/'))

function siteOf({ text }: Linked, site: PatchSite): ComparedSite {
  const { index, op, offset, length, line, foundBy, original, mayLose } = site
  const row = text.rows[firstEndingAfter(text.rows, original.offset)]
  // What a scan finds may be a plain call; through a pointer it is written with "*".
  const direct = original.form === 'call' && row?.text.includes('*') === false
  return {
    index,
    op,
    length,
    line,
    foundBy,
    form: direct ? 'direct-call' : original.form,
    mayLose: mayLose.whole,
    before: text.bytes.slice(offset, offset + length),
  }
}

/** What the other rule sets make of the same site, where it is something else. */
const others = (question: DecideInput, decision: Decision, config: ConfigId) =>
  ruleSets.flatMap((rules) => {
    if (rules.id === decision.rules || !rules.configs.includes(config)) return []
    return disagreement(question, decision, rules.decide(question)) ?? []
  })

function patchedCell(
  input: AnalysisInput,
  program: Linked,
  rules: RuleSet,
  site: PatchSite,
): PatchedCell {
  const question = decideInput(input, program, site)
  const decision = rules.decide(question)
  const { edit, outcome, candidates, chosen, patchedLength } = decision
  const winner = candidates[chosen]
  const inner = winner?.scope === 'inner' && outcome !== 'keep'
  const named = symbolic(namesUnder(program.table))
  return {
    kind: 'patched',
    outcome,
    callee: winner?.callee ?? null,
    scope: inner ? 'inner' : 'whole',
    used: patchedLength,
    room: inner ? site.original.length : site.length,
    bytes: edit.after,
    parts: edit.parts,
    rows: codeRows(question.arch, edit.after, program.text, site.offset, named),
    destroyed: destroyedBy(site, decision),
    givenUp: givenUpBy(site, decision, resultRegisters(question.op, input.config)),
    disagreements: others(question, decision, input.config),
  }
}

function compiledCells(input: AnalysisInput, on: Linked, off: Linked): readonly ComparedCell[] {
  const { table } = off
  const arch = archOf(input.config)
  const named = symbolic(namesUnder(table))
  const both = bothTexts(on.sites, on.text, off.text)
  return on.sites.map((site): ComparedCell => {
    const found = compiledAt(site, both, arch)
    if (!found) return { kind: 'untold' }
    const { bytes, destroyed } = found
    const rows = codeRows(arch, bytes, off.text, found.rows[0]?.offset ?? 0, named)
    return { kind: 'compiled', bytes, rows, destroyed }
  })
}

/** The listing as it is read once for all backends with sites, and once without paravirt. */
interface BothLinked {
  readonly on: Linked
  readonly off: Linked
}

function columnOf(
  input: AnalysisInput,
  variant: VariantId,
  backend: BackendId,
  { on, off }: BothLinked,
): ComparedColumn {
  const head = { backend, variant }
  const resolved = inputTable({ ...input, variant })
  if (!resolved.ok) return { ...head, kind: 'refused', refusal: resolved.error }
  if (backend === 'off') return { ...head, kind: 'cells', cells: compiledCells(input, on, off) }
  const rules = ruleSetOf(input.rules) ?? design
  const program = { ...on, table: ownTable(resolved.value, on.table.own ?? new Map()) }
  const cells = on.sites.map((site) => patchedCell(input, program, rules, site))
  return { ...head, kind: 'cells', cells }
}

/** What is kept from one comparison for the next; only their speed hangs on it. */
interface CompareMemory {
  readonly on: Memory
  readonly off: Memory
}

const lastComparison: CompareMemory = { on: newMemory(), off: newMemory() }

/** The listing under a table that every configuration has; what rules there are does not change it. */
export function linkedAs(input: AnalysisInput, variant: 'native' | 'off', memory: Memory): Linked {
  const table = backendTable(variant, input.config)
  if (!table.ok) throw new Error(`${variant} lacks ${input.config}`)
  const asked: AnalysisInput = { ...input, variant, rules: 'design', framePointer: 'auto' }
  return linked(asked, table.value, memory)
}

/**
 * Every site under every backend. The listing is read twice: once for all backends, whose macros and symbols
 * are the same, and once without paravirt.
 */
export function compare(
  input: AnalysisInput,
  memory: CompareMemory = lastComparison,
): CompareAnswer {
  const on = linkedAs(input, 'native', memory.on)
  if (isBroken(on)) return { kind: 'broken' }
  const both = { on, off: linkedAs(input, 'off', memory.off) }
  const columns = backends.map(({ id }) => columnOf(input, defaultVariant(id), id, both))
  const sites = on.sites.map((site) => siteOf(on, site))
  return { kind: 'comparison', comparison: { input, columns, sites } }
}
