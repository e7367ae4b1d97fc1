import { pointerSize } from '../x86/arch.ts'
import { conventionOf } from '../x86/conventions.ts'
import { difference, noRegisters, registersIn, regSetOf } from '../x86/registers.ts'
import { codeIn } from './doing.ts'
import { poisonRegisters, poisonStatus } from './model.ts'
import type { RunSite } from './program.ts'
import { type Inside, mostWrites, type Running } from './running.ts'
import { type EdgeState, isObservable, stackPointer } from './state.ts'
import { stackWords } from './words.ts'

/** Whether something that the operation takes is poisoned. What leaves the kernel takes every register. */
function takesPoison(machine: Running, { op, original }: RunSite): boolean {
  const { marks, cpu } = machine
  if (!marks || marks.isClean) return false
  const { argumentRegisters, allocatable } = conventionOf(cpu.arch)
  const taken =
    op.transfer === 'jump'
      ? allocatable
      : regSetOf(cpu.arch, argumentRegisters.slice(0, op.argumentWords))
  if (original.form !== 'instruction' && marks.anyOf(taken) !== 0) return true
  const length = stackWords(op, machine) * pointerSize(cpu.arch)
  return (
    (length > 0 && marks.inMemory(stackPointer(machine), length) !== 0) || marks.inShared() !== 0
  )
}

function edge(machine: Running, site: RunSite): EdgeState {
  const { cpu, marks, platform } = machine
  return {
    registers: cpu.registers.slice(),
    poisoned: marks?.marked() ?? noRegisters,
    takesPoison: takesPoison(machine, site),
    stackPointer: stackPointer(machine),
    interrupts: platform.interrupts(machine),
    pending: platform.pending(machine),
    step: cpu.steps,
  }
}

/** A site begins at the next instruction. */
export function arrive(machine: Running): void {
  if (machine.inside) return
  const offset = machine.cpu.ip - machine.text
  const { sites, siteAt } = machine.program
  if (offset < 0 || offset >= siteAt.length) return
  const site = sites[siteAt[offset] ?? -1]
  if (!site) return
  machine.inside = {
    site,
    entry: edge(machine, site),
    hypercalls: machine.hypercalls,
    started: false,
    writes: [],
    events: [],
  }
  machine.recorder?.enter(site.index)
}

/** Takes down what the last step inside of a site wrote, and what could be seen of it. */
export function watch({ inside, accesses, events }: Running): void {
  if (!inside) return
  for (const access of accesses) {
    if (access.kind === 'write' && inside.writes.length < mostWrites) inside.writes.push(access)
  }
  for (const event of events) if (isObservable(event)) inside.events.push(event)
}

/** The machine may have come out of its site: not in it, and no call under way. */
export function depart(machine: Running): void {
  const { inside } = machine
  // What ended inside stays inside: so it can be told where.
  if (!inside || machine.ending || isStillIn(machine, inside)) return
  const { site, entry, writes, events } = inside
  showOddity(machine, inside)
  forgetFlags(machine, site)
  if (machine.switches.everything) destroyAllowed(machine, site)
  machine.visit = { site, entry, writes, events, exit: edge(machine, site) }
  machine.inside = null
}

function isStillIn(machine: Running, { site, entry }: Inside): boolean {
  const offset = machine.cpu.ip - machine.text
  if (offset >= site.from && offset < site.to) return true
  if (stackPointer(machine) < entry.stackPointer) return true
  // A function that was jumped to is on its way until it comes back to the text, if it does.
  return offset < 0 || offset > machine.program.text.bytes.length
}

function showOddity(machine: Running, { site, hypercalls }: Inside): void {
  const implementation = machine.program.table.implementations[site.op.id]
  if (!implementation) return
  const made = machine.hypercalls - hypercalls
  const code = codeIn(implementation)
  const quirk = machine.platform.oddity(machine, site.op.member, code, made)
  if (quirk) machine.emit({ kind: 'quirk', quirk })
}

/** Of what save_fl returns only the interrupt flag counts: whatever else is in it, is nobody's use of it. */
function forgetFlags({ marks }: Running, { op, results }: RunSite): void {
  if (op.member !== 'save_fl') return
  for (const register of registersIn(results)) marks?.setRegister(register, 0)
}

/** Takes the promise at its word: whatever it allows is gone, results excepted. */
function destroyAllowed(machine: Running, { index, mayLose, results }: RunSite): void {
  const { marks } = machine
  if (!marks) return
  const who = { site: index, by: null }
  poisonRegisters(machine, marks, difference(mayLose, results), who)
  poisonStatus(machine, marks, who)
}
