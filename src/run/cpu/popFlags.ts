import type { Cpu } from './cpu.ts'
import { interruptFlag, privilegeLevel, reservedFlag, status } from './flags.ts'
import { Fault } from './stop.ts'

/** TF DF NT AC ID, and the status flags: what popf may always change. */
const ordinary = status | 0x100 | 0x400 | 0x4000 | 0x4_0000 | 0x20_0000
/** RF and VM are never pushed. */
const hidden = 0x3_0000

/** What pushf pushes: the interrupt flag as it is. */
export const shownFlags = ({ flags }: Cpu): number => flags & ~hidden

/** Whether IOPL lets interrupts be switched and ports be used. */
export const mayInterrupt = ({ privileged, flags }: Cpu): boolean =>
  privileged || (flags & privilegeLevel) === privilegeLevel

/**
 * What popf and iret make of the flags. Without privilege, IF and IOPL silently stay as they are: the reason why
 * a kernel that runs under a hypervisor cannot leave them to popf.
 */
export function placedFlags(cpu: Cpu, given: number, size: number): void {
  const allowed =
    ordinary | (mayInterrupt(cpu) ? interruptFlag : 0) | (cpu.privileged ? privilegeLevel : 0)
  const mask = size === 2 ? allowed & 0xffff : allowed
  cpu.flags = (cpu.flags & ~mask) | (given & mask) | reservedFlag
  cpu.undefinedFlags = 0
}

/** Throws unless in ring 0. */
export function demandPrivilege(cpu: Cpu, text: string): void {
  if (!cpu.privileged) throw new Fault({ kind: 'privileged', text })
}

/** Throws where IOPL forbids to switch interrupts or to use ports. */
export function demandInterrupts(cpu: Cpu, text: string): void {
  if (!mayInterrupt(cpu)) throw new Fault({ kind: 'privileged', text })
}
