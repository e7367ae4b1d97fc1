import type { Arch } from '../../x86/arch.ts'
import { interruptFlag, reservedFlag } from './flags.ts'
import { Memory, type Region } from './memory.ts'
import type { Cause, Gate, Stop } from './stop.ts'

/** What an instruction asks of, or tells, the world around the processor. `at` is its address. */
export type CpuEvent = { readonly at: number } & (
  | { readonly kind: 'hypercall'; readonly by: Gate; readonly vector: number }
  /** `hlt` with interrupts on. */
  | { readonly kind: 'halt' }
  | {
      readonly kind: 'port'
      readonly direction: 'in'
      readonly port: number
      readonly size: number
    }
  | {
      readonly kind: 'port'
      readonly direction: 'out'
      readonly port: number
      readonly size: number
      readonly value: number
    }
  | {
      readonly kind: 'control'
      readonly register: number
      readonly low: number
      readonly high: number
    }
  /** `invlpg` of one address, or all that a write to cr3 flushes (null). */
  | { readonly kind: 'flush'; readonly address: number | null }
  | { readonly kind: 'cpuid' }
  | { readonly kind: 'swapgs' }
  | { readonly kind: 'msr'; readonly direction: 'read' | 'write'; readonly number: number }
  /** `lgdt`, `lidt`, `lldt`, `ltr`, `wbinvd`, `invd`: no effect that is modelled. */
  | { readonly kind: 'system'; readonly text: string }
  /** The manuals leave a result undefined (not a flag): of bsf, bsr, shld, shrd, … */
  | { readonly kind: 'undefined-result' }
)

/**
 * The world around the processor. What it keeps for itself is its own to save with a snapshot. All of these may read
 * and write the machine and set `stopped`; `cpu.ip` stands behind the instruction. `enter`, and `event` where it is asked
 * rather than told, may throw a Fault: the flags and `ip` are then put back, registers are the host's own affair.
 */
export interface Host {
  /**
   * `cpu.ip` is `address`, where nothing can be executed. True where a model stands there: it has had its effect and
   * has returned or gone elsewhere, that is, changed `cpu.ip`. False makes it a page fault.
   */
  readonly enter: (cpu: Cpu, address: number) => boolean
  /**
   * An instruction had, or is about to have (reads: port, msr, cpuid, halt), its effect. False means "not handled":
   * a hypercall stops as unhandled, a halt goes on, `in` reads ones, `rdmsr` zero, `cpuid` its fixed answer.
   */
  readonly event: (cpu: Cpu, event: CpuEvent) => boolean
  /**
   * An instruction faults; the state is as before it, `cpu.ip` at it. True where the host emulated it or went
   * elsewhere: the machine goes on at `cpu.ip`.
   */
  readonly fault?: (cpu: Cpu, cause: Cause) => boolean
}

/** Nothing around it. */
export const nobody: Host = { enter: () => false, event: () => false }

export interface SystemState {
  /** Words of cr0–cr15, low at 2n, high at 2n+1. */
  readonly control: Int32Array
  /** Selectors of es cs ss ds fs gs. Loading one changes no base. */
  readonly selectors: Int32Array
  /** Counts on by `ticksPerStep` with each step. */
  tsc: number
  fsBase: number
  gsBase: number
  kernelGsBase: number
}

export const ticksPerStep = 3

export interface Cpu {
  readonly arch: Arch
  /** Low word of machine register n at 2n, high word at 2n+1, which stays 0 on x86-32. */
  readonly registers: Int32Array
  readonly memory: Memory
  readonly system: SystemState
  readonly host: Host
  /** Address of the next instruction. */
  ip: number
  /** EFLAGS. */
  flags: number
  /** Status flags that the manuals leave undefined since the last instruction that wrote them. */
  undefinedFlags: number
  /** Ring 0. */
  privileged: boolean
  stopped: Stop | null
  /** Steps made so far; a model's call counts as one. */
  steps: number
  /** Steps after which the machine stops. */
  limit: number
  /** The high word of a value that an operand of 64 bits just read: scratch of the interpreter. */
  high: number
}

export interface CpuOptions {
  readonly arch: Arch
  readonly regions: readonly Region[]
  readonly host?: Host
  readonly privileged?: boolean
  readonly ip?: number
  readonly flags?: number
  readonly limit?: number
}

export const usualLimit = 1_000_000

/** Paging and protection on; on x86-64 also PAE, as kernels run. */
function controlAtStart(arch: Arch): Int32Array {
  const control = new Int32Array(32)
  control[0] = 0x8005_003b | 0
  control[8] = arch === 'x86-32' ? 0x90 : 0x6b0
  return control
}

/** Linux's selectors: of the kernel, or of a process. */
function selectorsAtStart(arch: Arch, privileged: boolean): Int32Array {
  if (arch === 'x86-32') {
    return Int32Array.from(
      privileged ? [0x7b, 0x60, 0x68, 0x7b, 0xd8, 0xe0] : [0x7b, 0x73, 0x7b, 0x7b, 0, 0x33],
    )
  }
  return Int32Array.from(privileged ? [0, 0x10, 0x18, 0, 0, 0] : [0, 0x33, 0x2b, 0, 0, 0])
}

export function createCpu(options: CpuOptions): Cpu {
  const { arch, privileged = true } = options
  return {
    arch,
    registers: new Int32Array(arch === 'x86-32' ? 16 : 32),
    memory: new Memory(arch, options.regions),
    system: {
      control: controlAtStart(arch),
      selectors: selectorsAtStart(arch, privileged),
      tsc: 0,
      fsBase: 0,
      gsBase: 0,
      kernelGsBase: 0,
    },
    host: options.host ?? nobody,
    ip: options.ip ?? 0,
    flags: options.flags ?? reservedFlag | interruptFlag,
    undefinedFlags: 0,
    privileged,
    stopped: null,
    steps: 0,
    limit: options.limit ?? usualLimit,
    high: 0,
  }
}

/** All of a machine that instructions change; nothing in it changes any more. */
export interface Snapshot {
  readonly registers: Int32Array
  readonly control: Int32Array
  readonly selectors: Int32Array
  readonly bases: Readonly<Pick<SystemState, 'tsc' | 'fsBase' | 'gsBase' | 'kernelGsBase'>>
  readonly state: Readonly<
    Pick<Cpu, 'ip' | 'flags' | 'undefinedFlags' | 'privileged' | 'stopped' | 'steps'>
  >
  /** Copies of the writable regions, shared between snapshots while nothing is written there. */
  readonly memory: readonly Uint8Array[]
}

export function snapshot(cpu: Cpu): Snapshot {
  const { ip, flags, undefinedFlags, privileged, stopped, steps } = cpu
  const { control, selectors, tsc, fsBase, gsBase, kernelGsBase } = cpu.system
  return {
    registers: cpu.registers.slice(),
    control: control.slice(),
    selectors: selectors.slice(),
    bases: { tsc, fsBase, gsBase, kernelGsBase },
    state: { ip, flags, undefinedFlags, privileged, stopped, steps },
    memory: cpu.memory.copies(),
  }
}

/** Puts a machine of the same regions back. */
export function restore(cpu: Cpu, from: Snapshot): void {
  cpu.registers.set(from.registers)
  cpu.system.control.set(from.control)
  cpu.system.selectors.set(from.selectors)
  Object.assign(cpu.system, from.bases)
  Object.assign(cpu, from.state)
  cpu.memory.restore(from.memory)
}
