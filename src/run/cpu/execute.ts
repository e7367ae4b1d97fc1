import type { Cpu } from './cpu.ts'
import { prepare } from './prepare.ts'
import type { Prepared } from './prepared.ts'
import { type Cause, Fault } from './stop.ts'

/**
 * The instruction at an address, read once and kept with its bytes; null where nothing can be executed. Throws a Fault
 * where the bytes are no instruction.
 */
function readAt(cpu: Cpu, address: number): Prepared | null {
  const known = cpu.memory.codeAt(address)
  if (known !== undefined) return known
  const prepared = prepare(cpu.memory.fetch(address), cpu.arch, address)
  cpu.memory.keepCode(address, prepared)
  return prepared
}

/** What stands at an address, for those who look on; null where no instruction does. */
export function instructionAt(cpu: Cpu, address: number): Prepared | null {
  try {
    return readAt(cpu, address)
  } catch (fault) {
    if (fault instanceof Fault) return null
    throw fault
  }
}

/** Lets the host's model at an address act, or faults. */
function enter(cpu: Cpu, address: number): void {
  if (cpu.host.enter(cpu, address)) return
  throw new Fault({ kind: 'page', address, access: 'execute', text: false })
}

function stop(cpu: Cpu, cause: Cause, at: number): void {
  cpu.stopped = { ...cause, at }
}

/** Puts back what a faulting instruction may have changed; what no host takes care of stops the machine. */
function settle(cpu: Cpu, { cause }: Fault, at: number): void {
  cpu.ip = at
  cpu.steps--
  if (cpu.host.fault?.(cpu, cause) === true) cpu.steps++
  else stop(cpu, cause, at)
}

/** How `run` ended; of `stopped`, `cpu.stopped` tells why. */
export type RunEnd = 'stopped' | 'breakpoint' | 'steps'

export interface RunOptions {
  /** Steps to make at most in this call. */
  readonly steps?: number
  /** Addresses before which to stop; the first instruction is executed in any case. */
  readonly breakpoints?: ReadonlySet<number>
}

const noBreakpoints: ReadonlySet<number> = new Set()

/**
 * Executes instructions until the machine stops, a breakpoint is reached or the steps are used up. A faulting
 * instruction leaves everything as it was before it and is no step; of a repeated string instruction, what its rounds
 * before the fault did stays.
 */
export function run(
  cpu: Cpu,
  { steps = Infinity, breakpoints = noBreakpoints }: RunOptions = {},
): RunEnd {
  const end = cpu.steps + steps
  let isFirst = true
  for (;;) {
    const result = stretch(cpu, Math.min(end, cpu.limit), breakpoints, isFirst)
    isFirst = false
    if (result !== 'fault') return ending(cpu, result, end)
    if (cpu.stopped !== null) return 'stopped'
  }
}

function ending(cpu: Cpu, result: RunEnd, end: number): RunEnd {
  if (result !== 'steps' || cpu.steps < cpu.limit || end < cpu.limit) return result
  stop(cpu, { kind: 'limit', steps: cpu.steps }, cpu.ip)
  return 'stopped'
}

/** Executes up to the first fault, whose effects it settles. */
function stretch(
  cpu: Cpu,
  end: number,
  breakpoints: ReadonlySet<number>,
  isFirst: boolean,
): RunEnd | 'fault' {
  const { memory } = cpu
  let at = cpu.ip
  let { flags, undefinedFlags } = cpu
  const watches = breakpoints.size > 0
  let skips = isFirst
  try {
    while (cpu.stopped === null) {
      at = cpu.ip
      if (cpu.steps >= end) return 'steps'
      if (watches && !skips && breakpoints.has(at)) return 'breakpoint'
      skips = false
      flags = cpu.flags
      undefinedFlags = cpu.undefinedFlags
      cpu.steps++
      const instruction = memory.codeAt(at) ?? readAt(cpu, at)
      if (instruction === null) enter(cpu, at)
      else {
        cpu.ip = instruction.next
        instruction.execute(cpu)
      }
    }
    return 'stopped'
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault
    cpu.flags = flags
    cpu.undefinedFlags = undefinedFlags
    settle(cpu, fault, at)
    return 'fault'
  }
}

/** One instruction, one call of a model, or some rounds of a repeated string instruction. */
export function step(cpu: Cpu): void {
  run(cpu, oneStep)
}

const oneStep: RunOptions = { steps: 1 }
