import type { Analysis } from '../../src/analysis/analysis.ts'
import type { RunSession } from '../../src/analysis/run.ts'
import { addressText } from '../../src/base/address.ts'
import {
  type Finding,
  type MachineId,
  machineIds,
  type Moment,
  type RunSummary,
  type SiteVerdict,
} from '../../src/run/report.ts'
import { type Arch } from '../../src/x86/arch.ts'
import { namesIn, registerNames } from '../../src/x86/registers.ts'
import { run as words, toldText } from '../messages/run.ts'
import { cut, reportWidth, wrap } from './columns.ts'
import { runMessages } from './messages.ts'
import { longestTrace } from '../exports/runJson.ts'

const indented = (text: string, by: string): readonly string[] =>
  wrap(text, reportWidth - by.length).map((line) => `${by}${line}`)

function findings({ unpatched, patched }: SiteVerdict, everything: boolean): readonly string[] {
  const told = (prefix: string, found: Finding | null) =>
    found ? indented(`${prefix}${toldText(words.finding(found, everything))}`, '  ') : []
  return [...told(words.onlyUnpatched, unpatched), ...told(words.onlyPatched, patched)]
}

function siteText(
  analysis: Analysis,
  verdict: SiteVerdict,
  everything: boolean,
): readonly string[] {
  const line = analysis.stories[verdict.site]?.site.line ?? 0
  const head = runMessages.site(verdict.site + 1, line, verdict.op, words.verdicts[verdict.verdict])
  return [head, ...findings(verdict, everything)]
}

function machineText(
  summary: RunSummary,
  arch: Arch,
  id: MachineId,
  moment: Moment,
): readonly string[] {
  const view = moment[id]
  const ending = words.endingShort(summary.endings[id])
  const registers = registerNames(arch).map((name, at) => {
    const value = addressText(view.registers[at] ?? 0n)
    return `${name} ${value}`
  })
  const interrupts = runMessages.interrupts(view.interrupts, view.pending)
  const told = summary.events[id].map((event) =>
    words.now.event(event, (set) => namesIn(arch, set)),
  )
  return [
    runMessages.machine(words.machines[id], view.steps, ending),
    ...indented([...registers, interrupts].join(', '), '  '),
    ...told.slice(0, 20).flatMap((text) => indented(`- ${text}`, '  ')),
  ]
}

const half = 40

/** Both machines side by side; a machine that waits or has ended says so. */
function momentText(moment: Moment, at: number): string {
  const { unpatched, patched } = moment
  const told = (id: 'unpatched' | 'patched') => cut(words.now.standing(moment[id]), half)
  // One that waits stands elsewhere already.
  const line = [unpatched, patched].find((view) => !view.waiting && view.line > 0)?.line ?? 0
  const place = line > 0 ? String(line) : ''
  const text = `${told('unpatched').padEnd(half)}  ${told('patched')}`
  return `${String(at).padStart(6)}  ${place.padStart(4)}  ${text}`.trimEnd()
}

function traceText(session: RunSession, last: number): readonly string[] {
  const [step = '', line = '', left = '', right = ''] = runMessages.trace
  const rows = [`${step.padStart(6)}  ${line.padStart(4)}  ${left.padEnd(half)}  ${right}`]
  let at = 0
  while (at <= Math.min(last, longestTrace)) {
    const { from, moments } = session.window(at + 128)
    for (const moment of moments.slice(at - from)) rows.push(momentText(moment, at++))
  }
  return last > longestTrace ? [...rows, runMessages.cut(longestTrace)] : rows
}

/** The run as text for people. */
export function runText(session: RunSession, analysis: Analysis, trace: boolean): string {
  const summary = session.summary()
  const { arch } = analysis.program
  const moment = session.window(summary.last).moments.at(-1)
  const { everything } = summary.switches
  const lines = [
    ...(trace ? [...traceText(session, summary.last), ''] : []),
    ...summary.verdicts.flatMap((verdict) => siteText(analysis, verdict, everything)),
    ...(moment ? machineIds.flatMap((id) => ['', ...machineText(summary, arch, id, moment)]) : []),
    '',
    runMessages.model,
  ]
  return `${lines.join('\n')}\n`
}
