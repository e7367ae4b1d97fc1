import type { Machine } from '../../machines/machine.ts'
import { x86Machine } from '../../machines/x86.ts'
import type { AppState } from '../../state/store.ts'
import { itaniumPart } from '../itaniumPart.ts'

/** The machine whose text is in view. */
export const machineOf = ({ document }: AppState): Machine =>
  document.machine === 'ia64' ? (itaniumPart()?.ia64Machine ?? x86Machine) : x86Machine
