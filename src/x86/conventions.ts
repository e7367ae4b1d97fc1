import type { Arch } from './arch.ts'
import { type RegSet, regSetOf, union } from './registers.ts'

/**
 * Who keeps which register across a call. x86-32 is the kernel's regparm(3), x86-64 is SysV.
 * Source: arch/x86/include/asm/paravirt_types.h, 2.6.32, and the commit note of ecb93d1ccd (2009).
 */
export interface Convention {
  /** In the order in which arguments fill them. */
  readonly argumentRegisters: readonly string[]
  readonly callerSaved: RegSet
  readonly calleeSaved: RegSet
  /** What a callee-save thunk may destroy: eax and edx on x86-32 (64-bit results), rax on x86-64. */
  readonly returnRegisters: RegSet
  /** General registers that hold values: all but the stack pointer. */
  readonly allocatable: RegSet
}

function convention(
  arch: Arch,
  argumentRegisters: readonly string[],
  callerSaved: readonly string[],
  calleeSaved: readonly string[],
  returnRegisters: readonly string[],
): Convention {
  const caller = regSetOf(arch, callerSaved)
  const callee = regSetOf(arch, calleeSaved)
  return {
    argumentRegisters,
    callerSaved: caller,
    calleeSaved: callee,
    returnRegisters: regSetOf(arch, returnRegisters),
    allocatable: union(caller, callee),
  }
}

const conventions: Record<Arch, Convention> = {
  'x86-32': convention(
    'x86-32',
    ['eax', 'edx', 'ecx'],
    ['eax', 'ecx', 'edx'],
    ['ebx', 'ebp', 'esi', 'edi'],
    ['eax', 'edx'],
  ),
  'x86-64': convention(
    'x86-64',
    ['rdi', 'rsi', 'rdx', 'rcx', 'r8', 'r9'],
    ['rax', 'rcx', 'rdx', 'rsi', 'rdi', 'r8', 'r9', 'r10', 'r11'],
    ['rbx', 'rbp', 'r12', 'r13', 'r14', 'r15'],
    ['rax'],
  ),
}

export const conventionOf = (arch: Arch): Convention => conventions[arch]
