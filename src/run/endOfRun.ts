import type { OpId } from '../ops/op.ts'
import { conventionOf } from '../x86/conventions.ts'
import {
  hasRegister,
  noRegisters,
  registerNames,
  registersIn,
  type RegSet,
  regSet,
} from '../x86/registers.ts'
import type { Stop } from './cpu/stop.ts'
import { wayOut } from './doing.ts'
import { endingOf } from './endings.ts'
import { addressOf } from './layout.ts'
import type { Marks } from './marks.ts'
import { type Running, tellUse } from './running.ts'
import { stackPointer } from './state.ts'

/** Ends the run where the last step led out of it. */
export function findEnd(machine: Running): void {
  if (machine.ending) return
  const { cpu, layout, text, program } = machine
  if (cpu.stopped) stop(machine, cpu.stopped)
  else if (cpu.ip === layout.caller) returned(machine)
  else if (cpu.ip === text + program.text.bytes.length) machine.ending = { kind: 'end-of-text' }
}

function stop(machine: Running, cause: Stop): void {
  const { cpu, inside } = machine
  const text = cpu.memory.codeAt(cause.at)?.row.text ?? ''
  machine.ending = endingOf(cpu.arch, cause, text, emptySlot(machine))
  if (cause.kind !== 'left') return
  handOver(machine)
  const op = inside?.site.op
  const how = op?.transfer === 'jump' ? wayOut(op) : cause.by
  machine.emit({ kind: 'left', how })
  machine.ending = { kind: 'left', how }
}

/** The operation of the site that the machine is in, where its slot holds no function. */
function emptySlot({ inside, program }: Running): OpId | null {
  const op = inside?.site.op
  const implementation = op ? program.table.implementations[op.id] : undefined
  if (!op || (implementation?.kind !== 'null' && implementation?.name !== 'poison')) return null
  return op.id
}

/** The interrupted program gets every general register back. */
export function handOver(machine: Running): void {
  const { marks, cpu } = machine
  if (marks) tellRegisters(machine, marks, conventionOf(cpu.arch).allocatable)
}

function tellRegisters(machine: Running, marks: Marks, wanted: RegSet): void {
  registerNames(machine.cpu.arch).forEach((name, register) => {
    const mark = hasRegister(wanted, register) ? marks.mark(marks.ofRegister(register)) : null
    if (mark) tellUse(machine, mark, { kind: 'register', register: name })
  })
}

/** The caller looks at what the conventions, or a `# live:` comment, promise him. */
function returned(machine: Running): void {
  const { marks, cpu } = machine
  machine.ending = { kind: 'returned' }
  if (!marks) return
  const wanted = saidAtReturn(machine) ?? conventionOf(cpu.arch).calleeSaved
  tellRegisters(machine, marks, wanted)
  const left = marks.leftInMemory(stackPointer(machine))
  const mark = left ? marks.mark(left.id) : null
  if (left && mark)
    tellUse(machine, mark, { kind: 'slot', address: addressOf(cpu.arch, left.address) })
}

/** What a comment says is needed where the machine returned; undefined where none does. */
const saidAtReturn = ({ program, line }: Running): RegSet | undefined => program.live.get(line)

/** The register in which the caller may find a result, where the machine returned and no comment says what he reads. */
export function unsaidResult(machine: Running): RegSet {
  if (machine.ending?.kind !== 'returned' || saidAtReturn(machine) !== undefined) return noRegisters
  const [result] = registersIn(conventionOf(machine.cpu.arch).returnRegisters)
  return result === undefined ? noRegisters : regSet(result)
}
