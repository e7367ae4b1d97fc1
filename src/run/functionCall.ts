import { conventionOf } from '../x86/conventions.ts'
import { registerNames } from '../x86/registers.ts'
import { modelsOf } from './functions.ts'
import { callModel } from './model.ts'
import { type Running, tellUse } from './running.ts'

/** A poisoned argument is a use: the function looks at it. */
function readArguments(machine: Running, words: number): void {
  const { marks, cpu } = machine
  if (!marks) return
  const names = registerNames(cpu.arch)
  for (const name of conventionOf(cpu.arch).argumentRegisters.slice(0, words)) {
    const mark = marks.mark(marks.ofRegister(names.indexOf(name)))
    if (mark) tellUse(machine, mark, { kind: 'register', register: name })
  }
}

/** Runs the function of the kernel at this place as a model; false where none is. */
export function enterFunction(machine: Running, place: number): boolean {
  const { marks, inside, switches, cpu } = machine
  const { config } = machine.program
  const called = modelsOf(config).get(place)
  if (!called) return false
  readArguments(machine, called.op?.argumentWords ?? 0)
  const how = callModel({
    guest: machine,
    config,
    called,
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
