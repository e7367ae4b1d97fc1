import { addressText } from '../../src/base/address.ts'
import type { Cell } from '../../src/ia64/run/cell.ts'
import type {
  Ending,
  Finding,
  Ia64Run,
  MachineId,
  MachineView,
  Moment,
  RunEvent,
} from '../../src/ia64/run/report.ts'
import type { FrameMarker } from '../../src/ia64/stack/frame.ts'

/** A run on Itanium as JSON that others rely on: keys may be added, never renamed. */

const machines = ['reference', 'unpatched', 'patched'] as const satisfies readonly MachineId[]

const hexes = <Shape extends object>(shape: Shape) =>
  Object.fromEntries(
    Object.entries(shape).map(([key, value]: [string, unknown]) => [key, plain(value)]),
  )

const plain = (value: unknown): unknown => {
  if (typeof value === 'bigint') return addressText(value)
  if (Array.isArray(value)) return value.map(plain)
  return value
}

const eventJson = (event: RunEvent) => hexes(event)
const endingJson = (ending: Ending | null) => ending && hexes(ending)

const findingJson = (finding: Finding | null) =>
  finding && {
    ...hexes(finding),
    ending: finding.ending && {
      is: endingJson(finding.ending.is),
      expected: endingJson(finding.ending.expected),
    },
  }

const markerJson = ({ sof, sol, sor }: FrameMarker) => ({ sof, sol, sor })

const cellJson = ({ value, mark, known }: Cell) => ({
  value: known ? addressText(value) : null,
  destroyed: mark && { site: mark.site, by: mark.by, register: mark.register },
})

/** Stacked registers by their place in the endless row, `@5`: their names slide. */
const viewJson = (view: MachineView) => ({
  steps: view.steps,
  line: view.line,
  text: view.text,
  function: view.function,
  site: view.site,
  waiting: view.waiting,
  ended: view.ended,
  interrupts: view.interrupts,
  frame: {
    base: view.stack.state.base,
    ...markerJson(view.stack.state.frame),
    ...view.stack.state.names,
    depth: view.stack.state.waiting.length,
    registers: view.stack.registers.map(({ number, alias, physical }) => ({
      register: `r${number}`,
      alias,
      physical,
    })),
  },
  pfs: markerJson(view.stack.state.previous),
  changes: Object.fromEntries(view.changes.map(([key, cell]) => [key, cellJson(cell)])),
  events: view.events.map(eventJson),
})

const momentJson = (moment: Moment, step: number) => ({
  step,
  ...Object.fromEntries(machines.map((id) => [id, viewJson(moment[id])])),
})

/** Verdicts and endings; with every moment, if those are wanted. */
export const itaniumRunJson = (run: Ia64Run, traced: boolean) => ({
  model: true,
  start: {
    registers: hexes(run.start.registers),
    interrupts: run.start.interrupts,
    pending: run.start.pending,
    entry: run.start.entry,
    passed: run.passed,
  },
  endings: Object.fromEntries(machines.map((id) => [id, endingJson(run.endings[id])])),
  verdicts: run.verdicts.map(({ unpatched, patched, ...verdict }) => ({
    ...verdict,
    unpatched: findingJson(unpatched),
    patched: findingJson(patched),
  })),
  visits: run.visits,
  ...(traced && { trace: run.moments.map(momentJson) }),
})
