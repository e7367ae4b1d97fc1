import { type Cpu, createCpu, type Host } from '../../run/cpu/cpu.ts'
import { reservedFlag } from '../../run/cpu/flags.ts'
import { instructionAt, step } from '../../run/cpu/execute.ts'
import type { Region } from '../../run/cpu/memory.ts'
import type { Arch } from '../../x86/arch.ts'

/** Where things are, as the interpreter counts addresses: kernel addresses, and a page low enough for 16 bits. */
export const places = {
  'x86-32': { text: 0xc010_0000, buffer: 0xc020_0000, stack: 0xc030_0000, low: 0x8000 },
  'x86-64': { text: -0x7f00_0000, buffer: -0x7e00_0000, stack: -0x7d00_0000, low: 0x8000 },
} as const

export const pageSize = 0x1000
export const slotSize = 0x400
/** What stands in a slot around the instructions. */
export const filler = 0x90
/** Sequences at different addresses; the oracle starts a new emulator when one comes again. */
export const slots = 256
export const bases = { fs: 0x340, gs: 0x588 }

/** What a page holds at the start: the same for every sequence, few bytes alike. */
const filling = (salt: number) =>
  Uint8Array.from({ length: pageSize }, (_, at) => at * 37 + (at >> 3) * 11 + salt)

/** The stack's: here and there an address inside of the code, so that returns lead somewhere. */
function stackFilling(arch: Arch, start: number): Uint8Array {
  const bytes = filling(91)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < pageSize; at += 32) {
    const address = start + 40 + ((at * 5) % 700)
    if (arch === 'x86-32') view.setUint32(at, address, true)
    else view.setBigInt64(at, BigInt(address), true)
  }
  return bytes
}

/** How a sequence starts. */
export interface TraceStart {
  readonly arch: Arch
  /** Address of its first instruction. */
  readonly start: number
  /** Registers in hex, by machine number. */
  readonly registers: readonly string[]
  readonly flags: number
}

export interface TracePage {
  readonly address: number
  readonly bytes: Uint8Array
}

export const pagesOf = ({ arch, start }: TraceStart): readonly TracePage[] => [
  { address: places[arch].buffer, bytes: filling(5) },
  { address: places[arch].stack, bytes: stackFilling(arch, start) },
  { address: places[arch].low, bytes: filling(150) },
]

/** A machine that starts so, with this code; what it writes lies in its pages. */
export function traceMachine(from: TraceStart, code: Uint8Array, host?: Host): Cpu {
  const pages = pagesOf(from).map(({ address, bytes }): Region => ({
    name: 'page',
    base: address,
    bytes,
    writable: true,
    executable: false,
  }))
  const text = { name: 'text', base: from.start, bytes: code, writable: false, executable: true }
  const cpu = createCpu({
    arch: from.arch,
    regions: [...pages, text],
    ip: from.start,
    flags: from.flags | reservedFlag,
    ...(host ? { host } : {}),
  })
  from.registers.forEach((value, number) => setRegister(cpu, number, value))
  cpu.system.selectors.fill(0)
  if (from.arch === 'x86-64') {
    cpu.system.fsBase = bases.fs
    cpu.system.gsBase = bases.gs
  }
  return cpu
}

export function setRegister(cpu: Cpu, number: number, hex: string): void {
  const value = BigInt(`0x${hex}`)
  cpu.registers[2 * number] = Number(BigInt.asIntN(32, value))
  if (cpu.arch === 'x86-64') cpu.registers[2 * number + 1] = Number(BigInt.asIntN(32, value >> 32n))
}

export function registerOf(cpu: Cpu, number: number): bigint {
  const low = BigInt((cpu.registers[2 * number] ?? 0) >>> 0)
  if (cpu.arch === 'x86-32') return low
  return low | (BigInt((cpu.registers[2 * number + 1] ?? 0) >>> 0) << 32n)
}

/** An address as the oracle writes it. */
export const hexAddress = (address: number): string =>
  BigInt.asUintN(64, BigInt(address)).toString(16)

/** A step, of a repeated instruction all of its rounds. */
export function wholeStep(cpu: Cpu): void {
  const at = cpu.ip
  const repeats = instructionAt(cpu, at)?.form.repetition !== 'once'
  do step(cpu)
  while (repeats && cpu.ip === at && cpu.stopped === null)
}
