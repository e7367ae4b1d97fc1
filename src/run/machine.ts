import type { Row } from '../program/program.ts'
import { registerNames } from '../x86/registers.ts'
import {
  type Cpu,
  createCpu,
  type CpuEvent,
  restore,
  type Snapshot,
  snapshot,
  ticksPerStep,
} from './cpu/cpu.ts'
import type { Access } from './cpu/memory.ts'
import { step } from './cpu/execute.ts'
import { Fault } from './cpu/stop.ts'
import { codeIn, leave, operate } from './doing.ts'
import { findEnd } from './endOfRun.ts'
import { endingOf } from './endings.ts'
import { eventOf } from './events.ts'
import { follow, followFault } from './follow.ts'
import { enterFunction } from './functionCall.ts'
import { addressOf, type Layout, layoutOf, placeOf } from './layout.ts'
import { type MarkablePiece, Marks, type SavedMarks } from './marks.ts'
import { memoryMap } from './memoryMap.ts'
import { platformUnder } from './platforms/index.ts'
import type { RunProgram, RunSite } from './program.ts'
import type { Recorder } from './recorder.ts'
import type { MachineId } from './report.ts'
import { type Inside, type Running, tellUse } from './running.ts'
import { arrive, depart, watch } from './siteEdges.ts'
import { type RunStart, type RunSwitches, stepLimit } from './start.ts'
import { stackPointer } from './state.ts'

export interface MachineInput {
  readonly id: MachineId
  readonly program: RunProgram
  readonly start: RunStart
  readonly switches: RunSwitches
  readonly recorder: Recorder
}

/** The processor, wired to a machine that is still being made. */
function createProcessor({ id, program }: MachineInput, machine: () => Running): Cpu {
  const { arch, table } = program
  const text = id === 'patched' ? program.patched : program.text.bytes
  return createCpu({
    arch,
    regions: memoryMap(program, text),
    privileged: platformUnder(table.variant).privileged,
    ip: placeOf(arch, program.text.address) + program.entry,
    limit: stepLimit,
    host: {
      enter: (_, place) => enterFunction(machine(), place),
      event: (_, event) => hear(machine(), event),
    },
  })
}

function hear(machine: Running, event: CpuEvent): boolean {
  const { cpu, platform } = machine
  if (event.kind === 'hypercall') return platform.hypercall(machine, cpu.registers[0] ?? 0)
  const told = eventOf(cpu.arch, event)
  if (told) machine.emit(told)
  return event.kind === 'halt'
}

/** A machine before its first instruction. */
export function createMachine(input: MachineInput): Running {
  const { id, program, start, switches, recorder } = input
  const layout = layoutOf(program.config)
  const rows = id === 'patched' ? program.rowsAfter : program.rows
  const accesses: Access[] = []
  const cpu = createProcessor(input, () => machine)
  const machine: Running = {
    id,
    program,
    switches,
    layout,
    platform: platformUnder(program.table.variant),
    cpu,
    device: { pending: false },
    marks: id === 'reference' ? null : new Marks(markable(cpu, layout)),
    text: placeOf(program.arch, program.text.address),
    lines: linesOf(rows, program.text.bytes.length),
    accesses,
    isWatched: false,
    recorder,
    events: [],
    ending: null,
    inside: null,
    visit: null,
    line: 0,
    clock: 0,
    hypercalls: 0,
    emit(event) {
      if (event.kind === 'hypercall') machine.hypercalls++
      machine.events.push(event)
      machine.recorder?.note(event)
    },
  }
  setUp(machine, start)
  findEnd(machine)
  arrive(machine)
  return machine
}

/** Memory in which poison is followed: all that can be written, the stack first. */
function markable({ memory }: Cpu, layout: Layout): readonly MarkablePiece[] {
  const shared = [layout.vcpu, layout.lguest, layout.rom]
  return memory.regions
    .filter(({ writable }) => writable)
    .map(({ base, bytes }) => ({ base, length: bytes.length, shared: shared.includes(base) }))
    .toSorted(
      (left, right) => Number(right.base === layout.stack) - Number(left.base === layout.stack),
    )
}

/** Lines by offset of the row; 0 everywhere else. */
function linesOf(rows: readonly Row[], length: number): Int32Array {
  const lines = new Int32Array(length)
  for (const { offset, line } of rows) lines[offset] = line
  return lines
}

/** Selectors of cs and ss. */
const ringOne = [0x61, 0x69]

/** CF PF AF ZF SF OF and DF. The rest of the flags is the platform's. */
const startFlags = 0xcd5

function setUp(machine: Running, { registers, flags, interrupts, pending }: RunStart): void {
  const { cpu, layout, platform } = machine
  registerNames(cpu.arch).forEach((name, register) => {
    const usual = layout.scratch + register * layout.scratchStride
    const place = name.endsWith('sp') ? layout.stackPointer : usual
    const value = registers[name] ?? addressOf(cpu.arch, place)
    cpu.registers[2 * register] = Number(BigInt.asIntN(32, value))
    if (cpu.arch === 'x86-64') {
      cpu.registers[2 * register + 1] = Number(BigInt.asIntN(32, value >> 32n))
    }
  })
  if (cpu.arch === 'x86-32') cpu.system.fsBase = layout.perCpu
  else cpu.system.gsBase = layout.perCpu
  cpu.flags = (cpu.flags & ~startFlags) | (flags & startFlags)
  // A guest's kernel of x86-32 runs in ring 1, its processes in ring 3.
  if (!platform.privileged && cpu.arch === 'x86-32') cpu.system.selectors.set(ringOne, 1)
  platform.setUp(machine, interrupts, pending)
}

/** One instruction, one call of a model, or, in the reference, one operation. */
export function advance(machine: Running): void {
  if (machine.ending) return
  setClock(machine)
  if (machine.inside) machine.inside.started = true
  else machine.clock++
  const site = siteToDo(machine)
  listen(machine)
  if (site) tryOperation(machine, site)
  else execute(machine)
  machine.platform.settle(machine)
  watch(machine)
  depart(machine)
  findEnd(machine)
  if (!machine.ending) arrive(machine)
}

const ticks = 64

/** The time stamp counts work outside of sites only, so that all machines read the same there. */
function setClock({ cpu, clock }: Running): void {
  cpu.system.tsc = ticks * clock - (cpu.steps + 1) * ticksPerStep
}

/** Accesses are noted where poison is followed, in sites, where they are compared, and where somebody wants them. */
function listen({ cpu, marks, accesses, inside, isWatched }: Running): void {
  const isClean = marks === null || marks.isClean
  cpu.memory.log = isClean && !inside && !isWatched ? null : accesses
  if (accesses.length > 0) accesses.length = 0
}

function execute(machine: Running): void {
  const { cpu, marks, accesses } = machine
  const [at, before] = [cpu.ip, cpu.steps]
  machine.line = machine.lines[at - machine.text] || machine.line
  // Where nothing was poisoned before, nothing needs to be followed.
  const follows = marks !== null && !marks.isClean
  step(cpu)
  const prepared = follows ? cpu.memory.codeAt(at) : null
  if (!marks || !prepared) return
  const executed = { cpu, prepared, accesses, line: machine.line, step: before }
  const used = cpu.stopped ? followFault(marks, executed) : follow(marks, executed)
  if (used) tellUse(machine, used, null)
}

/** The site whose operation the reference does next. */
function siteToDo({ id, inside, cpu, text }: Running): RunSite | null {
  if (id !== 'reference' || !inside) return null
  return cpu.ip === text + inside.site.original.from ? inside.site : null
}

/** Does the operation; memory that is missing ends the machine as it would end any other. */
function tryOperation(machine: Running, site: RunSite): void {
  const { cpu } = machine
  const at = cpu.ip
  try {
    operateAbstractly(machine, site)
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault
    cpu.ip = at
    machine.ending = endingOf(cpu.arch, { ...fault.cause, at }, site.op.member, null)
  }
}

/** An operation as one step that changes nothing but what it is for. */
function operateAbstractly(machine: Running, { op, original }: RunSite): void {
  const { cpu, platform, program } = machine
  const { config, table } = program
  const implementation = table.implementations[op.id]
  cpu.steps++
  if (!implementation || implementation.kind === 'null') {
    machine.ending = { kind: 'page', address: 0n, access: 'execute', text: false, slot: op.id }
    return
  }
  cpu.ip = machine.text + original.to
  if (implementation.kind === 'nop') return
  const code = codeIn(implementation)
  const input = { guest: machine, op, config, platform, code, stack: stackPointer(machine) }
  if (op.transfer !== 'jump') return operate(input)
  const how = leave(input)
  machine.emit({ kind: 'left', how })
  machine.ending = { kind: 'left', how }
}

/** All of a machine that changes. */
export interface SavedMachine {
  readonly cpu: Snapshot
  readonly marks: SavedMarks | null
  readonly pending: boolean
  readonly rest: Readonly<
    Pick<Running, 'inside' | 'visit' | 'clock' | 'hypercalls' | 'ending' | 'line' | 'events'>
  >
}

/** Its lists go on growing in the machine. */
const copyOf = (inside: Inside | null): Inside | null =>
  inside && { ...inside, writes: [...inside.writes], events: [...inside.events] }

export function save(machine: Running): SavedMachine {
  const { cpu, marks, device, inside, visit, clock, hypercalls, ending, line, events } = machine
  return {
    cpu: snapshot(cpu),
    marks: marks?.save() ?? null,
    pending: device.pending,
    // A copy: the machine goes on adding to its own.
    rest: { inside: copyOf(inside), visit, clock, hypercalls, ending, line, events: [...events] },
  }
}

export function putBack(machine: Running, saved: SavedMachine): void {
  restore(machine.cpu, saved.cpu)
  if (saved.marks) machine.marks?.restore(saved.marks)
  machine.device.pending = saved.pending
  const { rest } = saved
  Object.assign(machine, rest, { events: [...rest.events], inside: copyOf(rest.inside) })
}
