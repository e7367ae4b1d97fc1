import type { PlatformId } from '../../backends/backend.ts'
import type { Guest } from '../guest.ts'
import type { QuirkId } from '../report.ts'

/** EFLAGS.IF, in which save_fl and restore_fl tell whether interrupts are on. */
export const interruptBit = 0x200

/**
 * What interrupts are to a kernel that runs on this: where their state lives, and when an event that waits comes
 * in. Everything about a backend that a run depends on stands here.
 */
export interface Platform {
  readonly id: PlatformId
  /** The kernel runs in ring 0; elsewhere privileged instructions fault and popf cannot set IF. */
  readonly privileged: boolean
  setUp(guest: Guest, interrupts: boolean, pending: boolean): void
  interrupts(guest: Guest): boolean
  pending(guest: Guest): boolean
  /** What irq_disable, irq_enable, save_fl and restore_fl mean. `code` tells which of the backend's functions does it. */
  disable(guest: Guest): void
  enable(guest: Guest, code: Code): void
  save(guest: Guest): number
  restore(guest: Guest, flags: number, code: Code): void
  /** After every instruction: what waits may come in. */
  settle(guest: Guest): void
  /** An oddity of the kernel's code that has just shown in an operation: irq_enable, restore_fl … */
  oddity(guest: Guest, member: string, code: Code, hypercalls: number): QuirkId | null
  /** A hypercall of the guest's code; false where there is nobody to answer. */
  hypercall(guest: Guest, number: number): boolean
}

/** The backend's assembly, which has oddities of its own, or its C function. */
export type Code = 'assembly' | 'c'
