import type { Row } from '../program/program.ts'

/** Names of instructions that go back to the program that was interrupted. */
const toInterrupted = new Set(['iret', 'sysexit', 'sysret'])

export const returnsToInterrupted = ({ mnemonic }: Row): boolean => toInterrupted.has(mnemonic)

/** Calls into a hypervisor or kernel whose arguments nothing here tells. */
const systemCalls = new Set(['int', 'syscall', 'sysenter', 'vmcall', 'vmmcall'])

export const isSystemCall = ({ mnemonic }: Row): boolean => systemCalls.has(mnemonic)

/** A call of the next instruction only tells where it stands: its return address is popped, nothing is called. */
export const tellsItsPlace = ({ flow, target, offset, length }: Row): boolean =>
  flow === 'call' && target === offset + length

export const isCall = (row: Row): boolean =>
  row.flow === 'indirect-call' || (row.flow === 'call' && !tellsItsPlace(row))
