import { addressText } from '../../src/base/address.ts'
import type { Cell } from '../../src/ia64/run/cell.ts'
import type { Finding, Ia64Run, MachineId, Moment, SiteVerdict } from '../../src/ia64/run/report.ts'
import { itaniumRun as words } from '../messages/itaniumRun.ts'
import { toldText } from '../messages/run.ts'
import { changedRegisters, registersAt } from '../state/itaniumRun.ts'
import { cut, reportWidth, wrap } from './columns.ts'
import { runMessages } from './messages.ts'

const indented = (text: string, by: string): readonly string[] =>
  wrap(text, reportWidth - by.length).map((line) => `${by}${line}`)

function siteText({ site, op, verdict, unpatched, patched }: SiteVerdict, line: number) {
  const told = (prefix: string, found: Finding | null) =>
    found ? indented(`${prefix}${toldText(words.finding(found))}`, '  ') : []
  return [
    runMessages.site(site + 1, line, op, words.verdicts[verdict]),
    ...told(words.onlyUnpatched, unpatched),
    ...told(words.onlyPatched, patched),
  ]
}

function machineText(run: Ia64Run, id: MachineId): readonly string[] {
  const last = run.moments.length - 1
  const view = run.moments[last]?.[id]
  const cells = registersAt(run, id, last)
  const value = (cell: Cell | undefined) => (cell?.known ? addressText(cell.value) : '?')
  const registers = changedRegisters(run).map((key) => `${key} ${value(cells.get(key))}`)
  return [
    runMessages.machine(words.machines[id], view?.steps ?? 0, words.endingShort(run.endings[id])),
    ...indented(registers.join(', '), '  '),
  ]
}

const half = 40

function momentText({ unpatched, patched }: Moment, at: number): string {
  const [left, right] = [unpatched, patched].map((view) => cut(words.standing(view), half))
  const line = [unpatched, patched].find((view) => !view.waiting && view.line > 0)?.line ?? 0
  const place = line > 0 ? String(line) : ''
  return `${String(at).padStart(6)}  ${place.padStart(4)}  ${(left ?? '').padEnd(half)}  ${right}`.trimEnd()
}

function traceText({ moments }: Ia64Run): readonly string[] {
  const [step = '', line = '', left = '', right = ''] = runMessages.trace
  const head = `${step.padStart(6)}  ${line.padStart(4)}  ${left.padEnd(half)}  ${right}`
  return [head, ...moments.map(momentText), '']
}

/** What a run comes to, for people. `lines`: of each site. */
export function ia64RunText(run: Ia64Run, lines: readonly number[], traced: boolean): string {
  const text = [
    ...(traced ? traceText(run) : []),
    ...run.verdicts.flatMap((verdict) => siteText(verdict, lines[verdict.site] ?? 0)),
    ...(['reference', 'unpatched', 'patched'] as const).flatMap((id) => machineText(run, id)),
    words.what,
  ]
  return `${text.join('\n')}\n`
}
