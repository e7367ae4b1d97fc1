import { type Cpu, createCpu, type CpuEvent, type CpuOptions, type Host } from '../run/cpu/cpu.ts'
import type { Region } from '../run/cpu/memory.ts'
import type { Arch } from '../x86/arch.ts'
import { registerNamed, registerNames } from '../x86/registers.ts'
import { assembled, textOf } from './programs/assembled.ts'

/** Kernel addresses, as the interpreter counts them. */
export const runPlaces = {
  'x86-32': { text: 0xc010_0000, data: 0xc020_0000, stack: 0xc030_0000 },
  'x86-64': { text: -0x7f00_0000, data: -0x7e00_0000, stack: -0x77ff_ff00_0000 },
} as const

interface RunOptions extends Omit<CpuOptions, 'arch' | 'regions'> {
  /** By name. */
  readonly registers?: Readonly<Record<string, number>>
  readonly more?: readonly Region[]
}

const pageOf = (name: string, base: number): Region => ({
  name,
  base,
  bytes: new Uint8Array(0x1000),
  writable: true,
  executable: false,
})

/** A machine about to run these lines, with a page of data and one of stack, whose pointer is in its middle. */
export function runMachine(arch: Arch, lines: readonly string[], options: RunOptions = {}): Cpu {
  const { registers = {}, more = [], ...rest } = options
  const program = assembled(lines, arch)
  if (!program) throw new Error(`these lines do not assemble: ${lines.join('; ')}`)
  const { text, data, stack } = runPlaces[arch]
  const bytes = Uint8Array.from(textOf(program).bytes)
  const code: Region = { name: 'text', base: text, bytes, writable: false, executable: true }
  const regions = [code, pageOf('data', data), pageOf('stack', stack), ...more]
  const cpu = createCpu({ arch, regions, ip: text, ...rest })
  put(cpu, arch === 'x86-32' ? 'esp' : 'rsp', stack + 0x800)
  for (const [name, value] of Object.entries(registers)) put(cpu, name, value)
  return cpu
}

/** Sets a full register, the sign spread over its high word. */
export function put(cpu: Cpu, name: string, value: number): void {
  const register = registerNamed(cpu.arch, name)
  if (register === null) throw new Error(`there is no register ${name}`)
  cpu.registers[2 * register] = value | 0
  if (cpu.arch === 'x86-64') cpu.registers[2 * register + 1] = Math.floor(value / 2 ** 32)
}

/** Full registers in hex by name: `0xdeadbeef`. */
export function valueOf(cpu: Cpu, name: string): string {
  const register = registerNamed(cpu.arch, name) ?? 0
  const [low, high] = [cpu.registers[2 * register] ?? 0, cpu.registers[2 * register + 1] ?? 0]
  const words = cpu.arch === 'x86-32' ? 0n : BigInt(high >>> 0) << 32n
  return `0x${(words | BigInt(low >>> 0)).toString(16)}`
}

/** All full registers. */
export const valuesOf = (cpu: Cpu): Readonly<Record<string, string>> =>
  Object.fromEntries(registerNames(cpu.arch).map((name) => [name, valueOf(cpu, name)]))

/** A host that notes what it is told, and answers what it is asked for. */
export function recordingHost(answers: readonly CpuEvent['kind'][] = []) {
  const events: CpuEvent[] = []
  const event: Host['event'] = (_, told) => {
    events.push(told)
    return answers.includes(told.kind)
  }
  return { events, host: { enter: () => false, event } satisfies Host }
}
