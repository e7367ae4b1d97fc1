import type { RunQuestion } from '../../src/analysis/run.ts'
import type {
  Finding,
  MachineId,
  MachineView,
  Moment,
  RunReport,
  RunSummary,
  SiteVerdict,
} from '../../src/run/report.ts'
import { usualStart, usualSwitches } from '../../src/run/start.ts'
import { noRegisters } from '../../src/x86/registers.ts'
import type { RunAnswer } from '../state/run.ts'
import { input } from './stories.ts'

/** Runs in miniature, for tests of the store and of the words. */
export const runQuestion = (listing = '', part: Partial<RunQuestion> = {}): RunQuestion => ({
  input: input({ listing }),
  start: usualStart,
  switches: usualSwitches,
  breakpoints: [],
  ...part,
})

export const machineView = (part: Partial<MachineView> = {}): MachineView => ({
  steps: 0,
  address: 0n,
  text: 'nop',
  line: 1,
  function: null,
  site: null,
  waiting: false,
  ended: false,
  registers: Array.from({ length: 8 }, () => 0n),
  flags: 0,
  undefinedFlags: 0,
  interrupts: true,
  pending: false,
  poisoned: noRegisters,
  flagsPoisoned: false,
  stack: [],
  events: [],
  ...part,
})

const everyMachine = <Value>(value: Value): Readonly<Record<MachineId, Value>> => ({
  reference: value,
  unpatched: value,
  patched: value,
})

/** All machines alike, at the line that has the moment's number. */
export const momentOf = (part: Partial<MachineView> = {}): Moment => everyMachine(machineView(part))

export const finding = (part: Partial<Finding> = {}): Finding => ({
  why: 'poison-used',
  place: { kind: 'register', register: 'edx' },
  line: 16,
  text: 'add %edx,(%ebx)',
  by: 'xen_irq_disable',
  value: null,
  expected: null,
  event: null,
  ending: null,
  step: 9,
  ...part,
})

export const verdictOf = (part: Partial<SiteVerdict> = {}): SiteVerdict => ({
  site: 0,
  op: 'pv_irq_ops.irq_disable',
  verdict: 'kept',
  unpatched: null,
  patched: null,
  visits: 1,
  ...part,
})

interface ReportPart extends Partial<Omit<RunSummary, 'last'>> {
  readonly last?: number
  /** First moment of the window. */
  readonly from?: number
  /** Lines of the moments in the window. */
  readonly lines?: readonly number[]
}

export function runReport({ last, from = 0, lines, ...summary }: ReportPart = {}): RunReport {
  const shown = lines ?? [1]
  return {
    summary: {
      start: usualStart,
      switches: usualSwitches,
      last: last ?? from + shown.length - 1,
      endings: everyMachine({ kind: 'returned' }),
      verdicts: [],
      visits: [],
      events: everyMachine([]),
      breaks: [],
      unsaid: noRegisters,
      ...summary,
    },
    window: { from, moments: shown.map((line) => momentOf({ line })) },
  }
}

export const runAnswer = ({
  done = true,
  ...part
}: ReportPart & { readonly done?: boolean } = {}): RunAnswer => ({
  kind: 'run',
  done,
  report: runReport(part),
})
