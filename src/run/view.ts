import { pointerSize } from '../x86/arch.ts'
import { decode } from '../x86/decode.ts'
import { noRegisters, registerNames } from '../x86/registers.ts'
import { addressOf, valueOf } from './layout.ts'
import { allFlags } from './marks.ts'
import { outsidePlace } from './places.ts'
import type { MachineView, StackWord } from './report.ts'
import type { Running } from './running.ts'
import { stackPointer } from './state.ts'

type Standing = Pick<MachineView, 'text' | 'line' | 'function'>

/** The instruction at which a machine stands in the listing. */
function inListing({ program, text, cpu, id, lines }: Running): Standing {
  const offset = cpu.ip - text
  const bytes = id === 'patched' ? program.patched : program.text.bytes
  const start = program.text.address + BigInt(offset)
  const [row] = decode(bytes.subarray(offset, offset + 15), program.arch, start)
  if (!row) return { text: '', line: 0, function: null }
  const named = program.named(row.text, start + BigInt(row.length))
  return { text: named, line: lines[offset] ?? 0, function: null }
}

function standing(machine: Running): Standing {
  const { program, cpu, text } = machine
  const offset = cpu.ip - text
  if (offset >= 0 && offset < program.text.bytes.length) return inListing(machine)
  const outside = outsidePlace(program.config, cpu.ip)
  if (!outside) return { text: '', line: 0, function: null }
  const { function: name, text: code, next } = outside
  return { text: code === null ? name : program.named(code, next), line: 0, function: name }
}

/** Words that are shown of the stack. */
const stackLength = 12

function stackOf(machine: Running): readonly StackWord[] {
  const { cpu, marks } = machine
  const size = pointerSize(cpu.arch)
  const top = stackPointer(machine)
  return Array.from({ length: stackLength }, (_, at) => {
    const place = top + at * size
    const bytes = cpu.memory.peek(place, size)
    const view = bytes && new DataView(bytes.buffer)
    const value = view
      ? valueOf(cpu.arch, view.getInt32(0, true), size === 8 ? view.getInt32(4, true) : 0)
      : null
    return {
      address: addressOf(cpu.arch, place),
      value,
      poisoned: (marks?.inMemory(place, size) ?? 0) !== 0,
    }
  })
}

/** A machine as it stands, for showing. */
export function viewOf(machine: Running, waiting: boolean): MachineView {
  const { cpu, marks, platform, inside, ending, events } = machine
  const ended = ending !== null
  return {
    steps: cpu.steps,
    address: addressOf(cpu.arch, cpu.ip),
    ...standing(machine),
    ...(ended ? { text: '' } : {}),
    site: inside?.site.index ?? null,
    waiting,
    ended,
    registers: registerNames(cpu.arch).map((_, register) =>
      valueOf(cpu.arch, cpu.registers[2 * register] ?? 0, cpu.registers[2 * register + 1] ?? 0),
    ),
    flags: cpu.flags,
    undefinedFlags: cpu.undefinedFlags,
    interrupts: platform.interrupts(machine),
    pending: platform.pending(machine),
    poisoned: marks?.marked() ?? noRegisters,
    flagsPoisoned: (marks?.ofFlags(allFlags) ?? 0) !== 0,
    stack: stackOf(machine),
    events: [...events],
  }
}
