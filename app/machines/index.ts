import type { AppState } from '../state/store.ts'
import { ia64Machine } from './ia64/machine.ts'
import type { Machine } from './machine.ts'
import { x86Machine } from './x86.ts'

const machines: Readonly<Record<Machine['id'], Machine>> = { x86: x86Machine, ia64: ia64Machine }

/** The machine whose text is in view. */
export const machineOf = ({ document }: AppState): Machine => machines[document.machine]
