import { fromHex } from '../../base/bytes.ts'
import type { Cpu, CpuEvent } from '../../run/cpu/cpu.ts'
import { instructionAt } from '../../run/cpu/execute.ts'
import { status } from '../../run/cpu/flags.ts'
import {
  filler,
  hexAddress,
  pagesOf,
  registerOf,
  setRegister,
  slotSize,
  traceMachine,
  wholeStep,
} from './machine.ts'
import type { State, Trace, TraceAnswer } from './traceOracle.ts'

/** Flags that are compared: the status, DF, IF and ID. */
const compared = status | 0x400 | 0x200 | 0x20_0000

/** Where the interpreter departs from what the emulator did. */
export interface Difference {
  readonly trace: Trace
  /** Index of the instruction. */
  readonly step: number
  readonly text: string
  readonly what: readonly string[]
}

export interface Comparison {
  /** Instructions that were compared, by their text. */
  readonly texts: readonly string[]
  readonly difference: Difference | null
}

/** What the emulator had after the instructions so far. */
interface Expected {
  readonly registers: string[]
  readonly pages: readonly Uint8Array[]
}

/** Executes a sequence and holds every state to the emulator's. */
export function compare(trace: Trace, answer: TraceAnswer): Comparison {
  const code = new Uint8Array(slotSize).fill(filler)
  code.set(fromHex(trace.code) ?? [])
  const seen: CpuEvent['kind'][] = []
  const event = (_: Cpu, { kind }: CpuEvent) => {
    seen.push(kind)
    return false
  }
  const cpu = traceMachine(trace, code, { enter: () => false, event })
  const expected: Expected = {
    registers: [...trace.registers],
    pages: pagesOf(trace).map(({ bytes }) => bytes),
  }
  const texts: string[] = []
  for (let at = 0; at < trace.steps; at++) {
    const instruction = instructionAt(cpu, cpu.ip)
    const text = instruction?.row.text ?? '(none)'
    seen.length = 0
    wholeStep(cpu)
    texts.push(text)
    const state = answer.states[at]
    const loose = seen.includes('undefined-result') ? instruction?.form.operands[0] : null
    const what = state
      ? differencesAfter(cpu, expected, state, loose ?? null)
      : endDifferences(cpu, answer)
    if (what.length > 0) return { texts, difference: { trace, step: at, text, what } }
    if (!state) break
  }
  return { texts, difference: null }
}

function advance({ registers, pages }: Expected, [, , changed, memory]: State): void {
  for (const [number, value] of changed) registers[number] = value
  for (const [page, offset, bytes] of memory) pages[page]?.set(fromHex(bytes) ?? [], offset)
}

type Instruction = NonNullable<ReturnType<typeof instructionAt>>
type Operand = Instruction['form']['operands'][number]

/** Takes an undefined result from the emulator. */
function adopt(cpu: Cpu, { registers, pages }: Expected, operand: Operand): void {
  if (operand.kind === 'register') {
    setRegister(cpu, operand.number, registers[operand.number] ?? '0')
    return
  }
  pages.forEach((bytes, page) => cpu.memory.poke(cpu.memory.regions[page]?.base ?? 0, bytes))
}

function endDifferences({ stopped }: Cpu, { fault }: TraceAnswer): readonly string[] {
  if (fault !== null && stopped !== null) return []
  return [`the emulator ended with ${fault}, the interpreter with ${JSON.stringify(stopped)}`]
}

/** `loose` is the operand that was left undefined. */
function differencesAfter(cpu: Cpu, expected: Expected, state: State, loose: Operand | null) {
  advance(expected, state)
  if (loose) adopt(cpu, expected, loose)
  return differences(cpu, expected, state)
}

function differences(cpu: Cpu, expected: Expected, [ip, flags]: State): readonly string[] {
  if (cpu.stopped) return [`the interpreter stopped: ${JSON.stringify(cpu.stopped)}`]
  const what: string[] = []
  if (hexAddress(cpu.ip) !== ip) what.push(`ip ${hexAddress(cpu.ip)}, expected ${ip}`)
  const wrong = (cpu.flags ^ flags) & compared & ~cpu.undefinedFlags
  if (wrong !== 0) what.push(`flags ${cpu.flags.toString(16)}, expected ${flags.toString(16)}`)
  expected.registers.forEach((value, number) => {
    const now = registerOf(cpu, number).toString(16)
    if (now !== value) what.push(`register ${number}: ${now}, expected ${value}`)
  })
  // What is undefined is taken from the emulator, for a later instruction may read it.
  cpu.flags = (cpu.flags & ~cpu.undefinedFlags) | (flags & cpu.undefinedFlags)
  return [...what, ...memoryDifferences(cpu, expected.pages)]
}

function memoryDifferences(cpu: Cpu, pages: readonly Uint8Array[]): readonly string[] {
  return pages.flatMap((bytes, page) => {
    const ours = cpu.memory.regions[page]?.bytes ?? new Uint8Array()
    if (Buffer.compare(ours, bytes) === 0) return []
    const at = bytes.findIndex((byte, offset) => byte !== ours[offset])
    const [is, wants] = [ours[at]?.toString(16), bytes[at]?.toString(16)]
    return [`page ${page} at ${at.toString(16)}: ${is}, expected ${wants}`]
  })
}
