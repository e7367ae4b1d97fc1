import type { BackendTable } from '../backends/backend.ts'
import { same } from '../base/same.ts'
import { opById } from '../ops/index.ts'
import { archOf } from '../ops/op.ts'
import { type DecideInput, type Decision, type RuleSet } from '../patch/decision.ts'
import type { Program, Section } from '../program/program.ts'
import { ruleSets, stepsUnder } from '../rules/index.ts'
import { featuresIn } from '../rules/features6_1.ts'
import type { PatchSite } from '../sites/site.ts'
import type { AnalysisInput, Disagreement, SiteStory } from './analysis.ts'
import { codeRows } from './codeRows.ts'
import { differing } from './differing.ts'
import { ownOp } from './ownTable.ts'
import { namesUnder } from './names.ts'
import { symbolic } from './symbolic.ts'

/** What stories are told of. */
export interface Told {
  readonly table: BackendTable
  readonly program: Program
  readonly text: Section
  readonly sites: readonly PatchSite[]
}

/** What deciding a site needs. */
export function decideInput(
  input: AnalysisInput,
  { table, text }: Told,
  site: PatchSite,
): DecideInput {
  const found = opById(input.config, site.op)
  if (!found) throw new Error(`${input.config} has no ${site.op}`)
  return {
    site,
    op: ownOp(found, table),
    arch: archOf(input.config),
    table,
    nops: input.nops,
    features: featuresIn(input.features),
    original: text.bytes.slice(site.offset, site.offset + site.length),
  }
}

/** What the other rule sets make of a site, where it is something else. */
function disagreements(
  question: DecideInput,
  decision: Decision,
  config: AnalysisInput['config'],
): readonly Disagreement[] {
  return ruleSets.flatMap((rules) => {
    if (rules.id === decision.rules || !rules.configs.includes(config)) return []
    return differing(decision, rules.decide(question)) ?? []
  })
}

/** Decides a site, which need not be the listing's own, and tells of it. */
export function storyOf(
  config: AnalysisInput['config'],
  told: Pick<Told, 'table' | 'text'>,
  rules: RuleSet,
  question: DecideInput,
): SiteStory {
  const decision = rules.decide(question)
  const { arch, site } = question
  const named = symbolic(namesUnder(told.table))
  const rowsAt = (bytes: Uint8Array, offset: number) =>
    codeRows(arch, bytes, told.text, offset, named)
  return {
    site,
    decision,
    disagreements: disagreements(question, decision, config),
    steps: stepsUnder(question, decision),
    before: rowsAt(decision.edit.before, site.offset),
    after: rowsAt(decision.edit.after, site.offset),
    candidateRows: decision.candidates.map(({ code, scope, kind }, index) => {
      if (index > decision.chosen || kind === 'keep') return []
      return rowsAt(code, scope === 'whole' ? site.offset : site.original.offset)
    }),
  }
}

/**
 * Stories of the analysis before, by the offset of their site. A key changes few sites, and most move within
 * the listing at best: what is told of them stays the same object.
 */
export interface StoryMemory {
  readonly table: BackendTable
  readonly rules: RuleSet
  readonly nops: AnalysisInput['nops']
  readonly features: AnalysisInput['features']
  readonly stories: ReadonlyMap<number, SiteStory>
}

/** Where in the listing a site stands tells nothing of what becomes of it. */
function isSameCode(left: PatchSite, right: PatchSite): boolean {
  const { span, line, lastLine } = left
  return same(left, { ...right, span, line, lastLine })
}

function toldBefore(known: SiteStory | undefined, site: PatchSite, text: Section) {
  if (!known) return null
  const stays = same(known.site, site)
  if (!stays && !isSameCode(known.site, site)) return null
  const { before } = known.decision.edit
  for (let at = 0; at < before.length; at++) {
    if (before[at] !== text.bytes[site.offset + at]) return null
  }
  return stays ? known : { ...known, site }
}

/** The story of every site, in order; `memory` is what this gave last, null to tell everything anew. */
export function storiesOf(
  input: AnalysisInput,
  told: Told,
  rules: RuleSet,
  memory: StoryMemory | null,
): { readonly stories: readonly SiteStory[]; readonly memory: StoryMemory } {
  const { table } = told
  const { nops, features = null } = input
  const alike =
    memory?.table === table &&
    memory.rules === rules &&
    memory.nops === nops &&
    memory.features === features
  const known = alike ? memory.stories : new Map<number, SiteStory>()
  const stories = told.sites.map(
    (site) =>
      toldBefore(known.get(site.offset), site, told.text) ??
      storyOf(input.config, told, rules, decideInput(input, told, site)),
  )
  const byOffset = new Map(stories.map((story) => [story.site.offset, story]))
  return { stories, memory: { table, rules, nops, features, stories: byOffset } }
}
