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
import { codeIn, leave, operate } from './doing.ts'
import { findEnd } from './endOfRun.ts'
import { eventOf } from './events.ts'
import { follow, followFault } from './follow.ts'
import { enterFunction } from './functionCall.ts'
import { addressOf, layoutOf, placeOf } from './layout.ts'
import { Marks, type SavedMarks } from './marks.ts'
import { memoryMap } from './memoryMap.ts'
import { platformUnder } from './platforms/index.ts'
import type { RunProgram, RunSite } from './program.ts'
import type { Recorder } from './recorder.ts'
import type { MachineId } from './report.ts'
import { type Running, tellUse } from './running.ts'
import { arrive, depart } from './siteEdges.ts'
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
  const { stack, stackLength, scratch, scratchLength } = layout
  const pieces = [
    { base: stack, length: stackLength },
    { base: scratch, length: scratchLength },
  ]
  const rows = id === 'patched' ? program.rowsAfter : program.rows
  const accesses: Access[] = []
  const machine: Running = {
    id,
    program,
    switches,
    layout,
    platform: platformUnder(program.table.variant),
    cpu: createProcessor(input, () => machine),
    device: { pending: false },
    marks: id === 'reference' ? null : new Marks(pieces),
    text: placeOf(program.arch, program.text.address),
    lines: linesOf(rows, program.text.bytes.length),
    accesses,
    recorder,
    events: [],
    ending: null,
    inside: null,
    line: 0,
    clock: 0,
    hypercalls: 0,
    emit(event) {
      if (event.kind === 'hypercall') machine.hypercalls++
      machine.events.push(event)
      machine.recorder?.note(machine.inside?.site.index ?? null, event)
    },
  }
  setUp(machine, start)
  findEnd(machine)
  arrive(machine)
  return machine
}

/** Lines by offset of the row; 0 everywhere else. */
function linesOf(rows: readonly Row[], length: number): Int32Array {
  const lines = new Int32Array(length)
  for (const { offset, line } of rows) lines[offset] = line
  return lines
}

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
  platform.setUp(machine, interrupts, pending)
}

/** One instruction, one call of a model, or, in the reference, one operation. */
export function advance(machine: Running): void {
  if (machine.ending) return
  setClock(machine)
  if (!machine.inside) machine.clock++
  const site = siteToDo(machine)
  if (site) operateAbstractly(machine, site)
  else execute(machine)
  machine.platform.settle(machine)
  depart(machine)
  findEnd(machine)
  if (!machine.ending) arrive(machine)
}

const ticks = 64

/** The time stamp counts work outside of sites only, so that all machines read the same there. */
function setClock({ cpu, clock }: Running): void {
  cpu.system.tsc = ticks * clock - (cpu.steps + 1) * ticksPerStep
}

function execute(machine: Running): void {
  const { cpu, marks, accesses } = machine
  const [at, before] = [cpu.ip, cpu.steps]
  // Where nothing was ever poisoned, nothing needs to be followed.
  const follows = marks !== null && !marks.isClean
  cpu.memory.log = follows ? accesses : null
  if (accesses.length > 0) accesses.length = 0
  machine.line = machine.lines[at - machine.text] || machine.line
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
    Pick<Running, 'inside' | 'clock' | 'hypercalls' | 'ending' | 'line' | 'events'>
  >
}

export function save(machine: Running): SavedMachine {
  const { cpu, marks, device, inside, clock, hypercalls, ending, line, events } = machine
  return {
    cpu: snapshot(cpu),
    marks: marks?.save() ?? null,
    pending: device.pending,
    // A copy: the machine goes on adding to its own.
    rest: { inside, clock, hypercalls, ending, line, events: [...events] },
  }
}

export function putBack(machine: Running, saved: SavedMachine): void {
  restore(machine.cpu, saved.cpu)
  if (saved.marks) machine.marks?.restore(saved.marks)
  machine.device.pending = saved.pending
  Object.assign(machine, saved.rest, { events: [...saved.rest.events] })
}
