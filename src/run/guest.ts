import type { Cpu } from './cpu/cpu.ts'
import type { Layout } from './layout.ts'
import type { RunEvent } from './report.ts'

/** A machine as the models see it: processor, memory, and what comes in from outside. */
export interface Guest {
  readonly cpu: Cpu
  readonly layout: Layout
  /** Hardware of bare metal, and what a hypervisor keeps to itself. */
  readonly device: Device
  emit(event: RunEvent): void
}

export interface Device {
  /** An interrupt waits at the processor's pin: bare hardware only. */
  pending: boolean
}

/** Words that a model reads and writes for itself: unmapped ones read as 0. */
export function peek32(guest: Guest, place: number): number {
  const bytes = guest.cpu.memory.peek(place, 4)
  if (!bytes) return 0
  return new DataView(bytes.buffer).getInt32(0, true)
}

export function poke32(guest: Guest, place: number, value: number): void {
  guest.cpu.memory.poke(
    place,
    [value, value >> 8, value >> 16, value >> 24].map((byte) => byte & 0xff),
  )
}

export const peek8 = (guest: Guest, place: number): number =>
  guest.cpu.memory.peek(place, 1)?.[0] ?? 0

export const poke8 = (guest: Guest, place: number, value: number): void =>
  void guest.cpu.memory.poke(place, [value & 0xff])
