import { err, ok, type Result } from '../../base/result.ts'
import { lineIndex } from '../../base/span.ts'
import { type Ia64Analysis, type Ia64Input, symbolsOf } from '../analysis.ts'
import { branchTargets } from '../patch/platform.ts'
import type { Site } from '../patch/records.ts'
import { patchType } from '../patch/types.ts'
import { visible } from '../stack/frame.ts'
import { functionName } from './functions.ts'
import { interruptsOn, isPending } from './interrupts.ts'
import { cellAt, type Machine } from './machine.ts'
import {
  type Ending,
  type Ia64Run,
  type MachineId,
  machineIds,
  type MachineView,
  type Moment,
  type RunRefusal,
  type RunStart,
  type StackView,
  type Visit,
} from './report.ts'
import { comeOut, doAbstractly, goInto, isStillInside, siteAt } from './sites.ts'
import { entryOf, startMachine, usualStart } from './start.ts'
import { step } from './step.ts'
import { finishEndings, compareExits, verdictsOf } from './verdicts.ts'

/** Instructions of one machine after which a run is given up: what looks like an endless loop. */
export const stepLimit = 500

type Machines = Readonly<Record<MachineId, Machine>>

interface Running {
  readonly machines: Machines
  readonly sites: readonly Site[]
  /** Where branch sites lead, by type. */
  readonly routines: ReadonlyMap<number, string>
  readonly moments: Moment[]
  readonly visits: Visit[]
  readonly stacks: Map<Machine['stack'], StackView>
  /** Addresses of the sections. */
  readonly bases: readonly bigint[]
}

const all = ({ machines }: Running): readonly Machine[] => machineIds.map((id) => machines[id])

/** A machine that has come through more sites than another waits for it. */
function isWaiting(running: Running, machine: Machine): boolean {
  if (machine.ending || machine.inside) return false
  return all(running).some((other) => !other.ending && other.exits.length < machine.exits.length)
}

/** One instruction of one machine, and its way into a site or out of one. */
function advance({ sites, routines }: Running, machine: Machine): void {
  if (!machine.inside) {
    const site = siteAt(machine, sites)
    if (site !== null) goInto(machine, sites, site)
  }
  const abstract = machine.id === 'reference' && machine.inside !== null
  step(machine, abstract ? () => doAbstractly(machine, routines) : null)
  if (machine.steps >= stepLimit) machine.ending ??= { kind: 'limit', limit: stepLimit }
  if (machine.ending || !machine.inside || isStillInside(machine, sites)) return
  const exit = comeOut(machine)
  if (exit) machine.exits.push(exit)
}

/** Where the section begins that an address of the listing lies in. */
const sectionStart = ({ bases }: Running, ip: bigint): bigint =>
  bases.filter((base) => base <= ip).reduce((one, other) => (other > one ? other : one), 0n)

function viewOf(running: Running, machine: Machine, waiting: boolean): MachineView {
  const { stacks } = running
  const { stack, changed, ending, events, steps, text, line, inside, ip, slot, code } = machine
  const inListing = code(ip, 0) !== null
  const known = stacks.get(stack) ?? { state: stack, registers: visible(stack) }
  stacks.set(stack, known)
  const changes = [...changed].map((key) => [key, cellAt(machine, key)] as const)
  changed.clear()
  return {
    steps,
    text: ending ? '' : text,
    line,
    place: inListing ? Number(ip - sectionStart(running, ip)) | slot : null,
    function: inListing ? null : functionName(ip),
    site: inside?.index ?? null,
    waiting,
    ended: ending !== null,
    stack: known,
    interrupts: interruptsOn(machine),
    pending: isPending(machine),
    changes,
    events,
  }
}

function note(running: Running): void {
  const { machines, moments } = running
  const view = (id: MachineId) => viewOf(running, machines[id], isWaiting(running, machines[id]))
  moments.push({
    reference: view('reference'),
    unpatched: view('unpatched'),
    patched: view('patched'),
  })
}

/** Compares what has come out of the same way through a site as the reference. */
function compare({ machines }: Running, compared: Record<'unpatched' | 'patched', number>): void {
  for (const id of ['unpatched', 'patched'] as const) {
    const exit = machines[id].exits[compared[id]]
    const reference = machines.reference.exits[compared[id]]
    if (!exit || !reference) continue
    if (exit.inside.index === reference.inside.index) {
      compareExits(machines[id], exit, reference)
    }
    compared[id]++
  }
}

/** Which site the slower of the two machines is in, as a stretch of moments. */
function noteVisit({ machines, moments, visits }: Running): void {
  const site = machines.unpatched.inside?.index ?? machines.patched.inside?.index ?? null
  const last = visits.at(-1)
  const at = moments.length - 1
  if (last && last.to === null && last.site !== site) {
    visits[visits.length - 1] = { ...last, to: at }
  }
  if (site !== null && (last?.to !== null || last.site !== site)) {
    visits.push({ site, from: Math.max(0, at - 1), to: null })
  }
}

function runOn(running: Running): void {
  const compared = { unpatched: 0, patched: 0 }
  note(running)
  while (all(running).some(({ ending }) => ending === null)) {
    const going = all(running).filter(
      (machine) => machine.ending === null && !isWaiting(running, machine),
    )
    for (const machine of all(running)) machine.events = []
    for (const machine of going) advance(running, machine)
    note(running)
    compare(running, compared)
    noteVisit(running)
  }
}

const noEnding: Ending = { kind: 'limit', limit: stepLimit }

/**
 * The function around the first site, or code from a label on, run by three machines in step. A model: one
 * instruction after the other as the architecture tells it, never checked by an Itanium.
 */
export function runIa64(
  analysis: Ia64Analysis,
  { listing, platform }: Ia64Input,
  start: RunStart = usualStart,
): Result<Ia64Run, RunRefusal> {
  const entry = entryOf(analysis, start.entry)
  if (entry === null) {
    return err(start.entry === null ? { kind: 'empty' } : { kind: 'no-entry', entry: start.entry })
  }
  const symbols = symbolsOf(analysis.program)
  const lines = lineIndex(listing)
  const { sites } = analysis
  const made = (id: MachineId) =>
    startMachine({ id, analysis, platform, symbols, lines, entry, start })
  const machines: Machines = {
    reference: made('reference'),
    unpatched: made('unpatched'),
    patched: made('patched'),
  }
  const running: Running = {
    machines,
    sites,
    routines: routinesOf(platform, symbols),
    moments: [],
    visits: [],
    stacks: new Map(),
    bases: analysis.program.sections.map(({ address }) => address),
  }
  runOn(running)
  finishEndings(machines)
  return ok({
    start,
    passed: entry.passed,
    moments: running.moments,
    endings: {
      reference: machines.reference.ending ?? noEnding,
      unpatched: machines.unpatched.ending ?? noEnding,
      patched: machines.patched.ending ?? noEnding,
    },
    verdicts: verdictsOf(sites, machines),
    visits: running.visits,
  })
}

/** By type, the routine that each branch site leads to. */
const routinesOf = (
  platform: Ia64Input['platform'],
  symbols: ReturnType<typeof symbolsOf>,
): ReadonlyMap<number, string> =>
  new Map(
    branchTargets(platform, symbols).flatMap(({ type, entry }) => {
      const name = functionName(entry)
      return patchType(type) && name !== null ? [[type, name] as const] : []
    }),
  )
