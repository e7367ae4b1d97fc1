import { backendTable } from '../backends/table.ts'
import type { BackendTable } from '../backends/backend.ts'
import { breakageOf } from '../patch/breakage.ts'
import { longestTried, withClobbers, withLength } from '../patch/changed.ts'
import type { DecideInput } from '../patch/decision.ts'
import type { Row } from '../program/program.ts'
import { design } from '../rules/design.ts'
import { ruleSetOf } from '../rules/index.ts'
import type { AnalysisInput, SiteStory, WhatIf, WhatIfAnswer } from './analysis.ts'
import { analyze, linked, type Linked, type Memory, newMemory } from './analyze.ts'
import { listingsWith } from './edited.ts'
import { inputTable } from './inputTable.ts'
import { ownTable } from './ownTable.ts'
import { decideInput, storyOf } from './stories.ts'

/** The listing is read once for all that is supposed of it. */
const lastMemory = newMemory()

/** Shortest and longest site that can be supposed. */
export const supposable = (length: number): number => Math.max(1, Math.min(longestTried, length))

/** The site in question, with what is supposed of it. */
function supposedSite(
  question: DecideInput,
  rows: readonly Row[],
  { length, clobbers }: WhatIf,
): DecideInput {
  const { site } = question
  const wanted = length === null ? site.length : supposable(length)
  const sized = wanted === site.length ? question : resized(question, rows, wanted)
  return clobbers === null ? sized : withClobbers(sized, clobbers)
}

/** A site ends where its record says, be it inside of its last instruction. */
function resized(question: DecideInput, rows: readonly Row[], length: number): DecideInput {
  const { site } = question
  const sized = withLength(question, length)
  const end = site.offset + length
  const { from, to } = site.rows
  const within = rows.slice(from, to).filter(({ offset }) => offset < end).length
  const { original } = sized.site
  const first = rows[from]?.length ?? length
  const whole = original.form === 'instruction' ? Math.min(first, original.length) : original.length
  return {
    ...sized,
    site: {
      ...sized.site,
      original: { ...original, length: whole },
      rows: { from, to: from + within + Math.max(0, length - site.length) },
    },
  }
}

function tableFor(input: AnalysisInput, { variant }: WhatIf): BackendTable | null {
  const resolved = backendTable(variant ?? input.variant, input.config)
  return resolved.ok ? resolved.value : null
}

/**
 * Decides a site of the listing as if it had another length or promise, or ran on something else, under the
 * rules of the input; the listing stays as it is.
 */
export function whatIf(
  input: AnalysisInput,
  index: number,
  supposed: WhatIf,
  memory: Memory = lastMemory,
): WhatIfAnswer {
  const nothing = { site: index, supposed, story: null, breakage: null, listing: null }
  const [own, table] = [inputTable(input), tableFor(input, supposed)]
  const rules =
    supposed.rules === null ? (ruleSetOf(input.rules) ?? design) : ruleSetOf(supposed.rules)
  if (!own.ok || !table || !rules?.configs.includes(input.config)) return nothing
  const program = linked(input, own.value, memory)
  const site = program.sites[index]
  if (!site) return nothing
  const question = supposedSite(
    {
      ...decideInput(input, program, site),
      table: ownTable(table, program.table.own ?? new Map()),
    },
    program.text.rows,
    supposed,
  )
  const story = storyOf(input.config, { table, text: program.text }, rules, question)
  const broken = breakageOf(site, program.text.rows, story.site.length, story.decision)
  const breakage = supposed.length === null ? null : broken
  const listing = breakage ? null : editedTo(input, program, index, story, supposed)
  return { site: index, supposed, story, breakage, listing }
}

/** The first edit of the listing whose site really is the supposed one, and fares as it does. */
function editedTo(
  input: AnalysisInput,
  program: Linked,
  index: number,
  story: SiteStory,
  supposed: WhatIf,
): string | null {
  if (supposed.variant !== null || supposed.rules !== null) return null
  const edits = listingsWith(input, program, index, story.site)
  return edits.find((listing) => makes({ ...input, listing }, index, story)) ?? null
}

function makes(input: AnalysisInput, index: number, { site, decision }: SiteStory): boolean {
  const answer = analyze(input, newMemory())
  const made = answer.kind === 'analysis' ? answer.analysis.stories[index] : undefined
  if (!made || made.site.op !== site.op || made.site.offset !== site.offset) return false
  const [promise, wanted] = [made.site.mayLose, site.mayLose]
  return (
    made.site.length === site.length &&
    promise.whole === wanted.whole &&
    promise.inner === wanted.inner &&
    made.decision.outcome === decision.outcome &&
    made.decision.patchedLength === decision.patchedLength
  )
}
