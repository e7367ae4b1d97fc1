import type { Analysis } from '../../src/analysis/analysis.ts'
import type { RunSession } from '../../src/analysis/run.ts'
import { type Address, addressText } from '../../src/base/address.ts'
import {
  type Ending,
  type Finding,
  type MachineId,
  machineIds,
  type MachineView,
  type RunEvent,
  type RunSummary,
  type SiteVerdict,
} from '../../src/run/report.ts'
import type { Arch } from '../../src/x86/arch.ts'
import { namesIn, registerNames } from '../../src/x86/registers.ts'
import { run as words, toldText } from '../messages/run.ts'

/** Part of the JSON that others rely on (`pvscope run`): keys may be added, never renamed. */

/** Addresses as hex text, sets of registers by name. */
function eventJson(arch: Arch, event: RunEvent) {
  switch (event.kind) {
    case 'call':
      return {
        ...event,
        destroys: namesIn(arch, event.destroys),
        arguments: event.arguments.map(addressText),
      }
    case 'operation':
      return { ...event, arguments: event.arguments.map(addressText) }
    case 'control':
      return { ...event, value: addressText(event.value) }
    case 'flush':
      return { ...event, address: event.address === null ? null : addressText(event.address) }
    default:
      return event
  }
}

const flagNames = { cf: 0, pf: 2, af: 4, zf: 6, sf: 7, if: 9, df: 10, of: 11 } as const

/** 0 or 1, null where the manuals leave it undefined. */
const flagsJson = ({ flags, undefinedFlags }: MachineView) =>
  Object.fromEntries(
    Object.entries(flagNames).map(([name, bit]) => [
      name,
      (undefinedFlags >> bit) & 1 ? null : (flags >> bit) & 1,
    ]),
  )

const registersJson = (arch: Arch, { registers }: MachineView) =>
  Object.fromEntries(
    registerNames(arch).map((name, at) => [name, addressText(registers[at] ?? 0n)]),
  )

/** An ending with its addresses as text. */
const endingJson = (ending: Ending) =>
  'address' in ending ? { ...ending, address: addressText(ending.address) } : ending

const traceRow = (arch: Arch, view: MachineView, before: MachineView | undefined) => ({
  step: view.steps,
  address: addressText(view.address),
  line: view.line,
  text: view.text,
  function: view.function,
  site: view.site,
  changed: Object.fromEntries(
    registerNames(arch).flatMap((name, at) => {
      const value = view.registers[at] ?? 0n
      return before && before.registers[at] !== value ? [[name, addressText(value)]] : []
    }),
  ),
  poisoned: namesIn(arch, view.poisoned),
  interrupts: view.interrupts ? 'on' : 'off',
  events: view.events.map((event) => eventJson(arch, event)),
})

/** Moments after which a trace is cut. */
export const longestTrace = 10_000

/** All views of one machine in order, those left out in which it waits or has ended before. */
export function tracedViews(
  session: RunSession,
  last: number,
  id: MachineId,
): readonly MachineView[] {
  const views: MachineView[] = []
  for (let at = 0; at <= Math.min(last, longestTrace);) {
    const { from, moments } = session.window(at + 128)
    for (const moment of moments.slice(at - from)) {
      const view = moment[id]
      if (view.steps !== views.at(-1)?.steps || view.ended !== views.at(-1)?.ended) views.push(view)
      at++
    }
  }
  return views
}

function machineJson(
  session: RunSession,
  summary: RunSummary,
  arch: Arch,
  id: MachineId,
  trace: boolean,
) {
  const { last, events } = summary
  const { from, moments } = session.window(last)
  const view = moments[last - from]?.[id]
  if (!view) return null
  const end = {
    steps: view.steps,
    registers: registersJson(arch, view),
    flags: flagsJson(view),
    interrupts: view.interrupts ? 'on' : 'off',
    pending: view.pending,
    events: events[id].map((event) => eventJson(arch, event)),
    ending: endingJson(summary.endings[id]),
  }
  if (!trace) return end
  const views = tracedViews(session, last, id)
  return { ...end, trace: views.map((one, at) => traceRow(arch, one, views[at - 1])) }
}

/** Two things side by side, as text that a program reads. */
const pairJson = <One>(
  pair: { readonly is: One | null; readonly expected: One | null } | null,
  json: (one: One) => unknown,
) => pair && { is: pair.is && json(pair.is), expected: pair.expected && json(pair.expected) }

const hexOrNull = (value: Address | null) => (value === null ? null : addressText(value))

function findingJson(arch: Arch, found: Finding | null, everything: boolean) {
  if (!found) return null
  const { place, why, line, by, step } = found
  return {
    why,
    register: place?.kind === 'register' ? place.register : null,
    place: place?.kind === 'slot' ? addressText(place.address) : (place?.kind ?? null),
    line,
    by,
    value: hexOrNull(found.value),
    expected: hexOrNull(found.expected),
    event: pairJson(found.event, (event) => eventJson(arch, event)),
    ending: pairJson(found.ending, endingJson),
    step,
    reason: toldText(words.finding(found, everything)),
  }
}

function siteJson(arch: Arch, verdict: SiteVerdict, line: number, everything: boolean) {
  const [unpatched, patched] = [verdict.unpatched, verdict.patched].map((found) =>
    findingJson(arch, found, everything),
  )
  const found = patched ?? unpatched
  return {
    index: verdict.site,
    op: verdict.op,
    siteLine: line,
    verdict: verdict.verdict,
    register: found?.register ?? null,
    line: found?.line ?? null,
    reason: found?.reason ?? null,
    visits: verdict.visits,
    unpatched,
    patched,
  }
}

export function runJson(session: RunSession, analysis: Analysis, trace: boolean) {
  const summary = session.summary()
  const { arch } = analysis.program
  const machines = machineIds.map(
    (id) => [id, machineJson(session, summary, arch, id, trace)] as const,
  )
  return {
    ...Object.fromEntries(machines),
    sites: summary.verdicts.map((verdict, at) =>
      siteJson(arch, verdict, analysis.stories[at]?.site.line ?? 0, summary.switches.everything),
    ),
  }
}
