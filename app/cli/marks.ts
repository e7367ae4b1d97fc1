import { analyze } from '../../src/analysis/analyze.ts'
import { analyzeIa64 } from '../../src/ia64/analysis.ts'
import type { Diagnostic } from '../../src/base/diagnostic.ts'
import type { SharedDocument } from '../../src/share/document.ts'
import { type GoalVerdict, markTask } from '../../src/analysis/mark.ts'
import { isOfText } from '../../src/analysis/run.ts'
import { lineIndex } from '../../src/base/span.ts'
import { inputOf } from '../../src/lessons/documents.ts'
import { goalsMet } from '../../src/lessons/receipt.ts'
import { diagnosticsJson } from '../exports/diagnosticsJson.ts'
import { checkMessages as words } from './messages.ts'
import type { Exercise, Submission } from './submission.ts'

/** How one thing that was handed in stands. */
export interface Mark {
  readonly file: string
  /** As typed into a receipt; empty elsewhere. */
  readonly name: string
  /** Share of the goals that are met, to three places; null where it could not be read. */
  readonly score: number | null
  readonly goals: readonly GoalVerdict[]
  readonly diagnostics: ReturnType<typeof diagnosticsJson>
  /** Why there is no score, or what a receipt says otherwise than was found. */
  readonly reason: string | null
}

export const unread = (file: string, reason: string): Mark => ({
  file,
  name: '',
  score: null,
  goals: [],
  diagnostics: [],
  reason,
})

/** As the task's machine reads the text. */
function diagnosticsOf(document: SharedDocument, itanium: boolean): readonly Diagnostic[] {
  const { listing, itaniumRules: rules } = document
  if (itanium) return analyzeIa64({ listing, rules, platform: 'xen' }).diagnostics
  const answer = analyze(inputOf(document))
  return answer.kind === 'analysis' ? answer.analysis.diagnostics : []
}

export function markOf(
  file: string,
  { document, receipt }: Submission,
  { scene, task }: Exercise,
): Mark {
  // What does not assemble stands among the diagnostics.
  const marked = markTask({ ...scene, task }, document)
  const goals = marked.map(({ id, met, because }) => ({ id, met, because }))
  const met = goals.filter((goal) => goal.met).length
  const lines = lineIndex(document.listing)
  const found = diagnosticsOf(document, scene.document.machine === 'ia64')
  const computed = goalsMet(goals)
  const differs = receipt !== null && receipt.met !== computed
  return {
    file,
    name: receipt?.name ?? '',
    score: Math.round((met / goals.length) * 1000) / 1000,
    goals,
    diagnostics: diagnosticsJson(lines, found),
    reason: differs ? words.differs(receipt.met, computed) : null,
  }
}

/** It could not be read, or does not assemble. */
export const isFaulty = ({ score, diagnostics }: Mark): boolean =>
  score === null ||
  diagnostics.some(
    ({ severity, code }) => severity === 'error' && (isOfText(code) || code.startsWith('ia64/')),
  )

export function marksText(marks: readonly Mark[]): string {
  const lines = marks.flatMap(({ file, name, score, goals, reason }) => [
    `${file}${name === '' ? '' : words.by(name)}: ${score ?? words.noScore()}`,
    ...(reason === null ? [] : [`    ${reason}`]),
    ...goals.map(({ id, met, because }) => `    ${words.goal(met)} ${id}: ${because}`),
  ])
  return lines.map((line) => `${line}\n`).join('')
}

/** A cell that a spreadsheet takes as text and not as a formula. */
function cell(value: string | number | boolean | null): string {
  const text = value === null ? '' : String(value)
  const safe = typeof value === 'string' && /^[=+\-@\t]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One line each, a column for each goal. */
export function marksCsv(marks: readonly Mark[], { task }: Exercise): string {
  const ids = task.goals.map(({ id }) => id)
  const rows = marks.map(({ file, name, score, goals, reason }) => [
    file,
    name,
    score,
    ...ids.map((id) => goals.find((goal) => goal.id === id)?.met ?? null),
    reason,
  ])
  const all = [[...words.columns, ...ids, words.reason], ...rows]
  return all.map((row) => `${row.map(cell).join(',')}\n`).join('')
}
