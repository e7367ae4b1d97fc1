import { conventionOf } from '../x86/conventions.ts'
import { registerNames } from '../x86/registers.ts'
import { pointerSize } from '../x86/arch.ts'
import { handOver } from './endOfRun.ts'
import { type ModelledFunction, modelsUnder } from './functions.ts'
import { addressOf } from './layout.ts'
import { callModel } from './model.ts'
import { type Running, tellUse } from './running.ts'
import { stackPointer } from './state.ts'
import { stackWords } from './words.ts'

/** A poisoned argument is a use: the function looks at it. What leaves the kernel hands every register on. */
function readArguments(machine: Running, { op, leaves }: ModelledFunction): void {
  const { marks, cpu } = machine
  if (!marks) return
  if (leaves) return handOver(machine)
  const words = op?.argumentWords ?? 0
  const names = registerNames(cpu.arch)
  for (const name of conventionOf(cpu.arch).argumentRegisters.slice(0, words)) {
    const mark = marks.mark(marks.ofRegister(names.indexOf(name)))
    if (mark) tellUse(machine, mark, { kind: 'register', register: name })
  }
  // Above the return address.
  const size = pointerSize(cpu.arch)
  for (let word = 0; op && word < stackWords(op, machine); word++) {
    const place = stackPointer(machine) + size * (word + 1)
    const mark = marks.mark(marks.inMemory(place, size))
    if (mark) tellUse(machine, mark, { kind: 'slot', address: addressOf(cpu.arch, place) })
  }
}

/** Runs the function of the kernel at this place as a model; false where none is. */
export function enterFunction(machine: Running, place: number): boolean {
  const { marks, inside, switches, cpu } = machine
  const { config, table } = machine.program
  const called = modelsUnder(table).get(place)
  if (!called) return false
  readArguments(machine, called)
  const how = callModel({
    guest: machine,
    config,
    called,
    platform: machine.platform,
    inSlot: called.op !== null && table.implementations[called.op.id]?.name === called.name,
    marks,
    site: inside?.site.index ?? null,
    polite: switches.polite,
  })
  if (how === null) return true
  machine.emit({ kind: 'left', how })
  machine.ending = { kind: 'left', how }
  // To the processor the function went on elsewhere.
  cpu.ip = machine.layout.caller
  return true
}
