import { titleWithKeys } from '../commands/keyNames.ts'
import { switchRegisters } from '../commands/switchRegisters.ts'
import { registers as words } from '../messages/registers.ts'
import { store, useApp } from '../state/store.ts'
import type { RegisterSide } from '../state/view.ts'
import { SwitchGroup } from '../ui/SwitchGroup.tsx'

const sides = (['before', 'after', 'difference'] as const).map((value) => ({
  value,
  label: words.sides[value],
  hint: titleWithKeys(switchRegisters, words.sideHints[value]),
}))

const show = (registers: RegisterSide) => store.getState().setView({ registers })

/** Which code the register columns show: as written, as patched, or what differs. */
export function RegisterSwitch() {
  const chosen = useApp((state) => state.view.registers)
  return <SwitchGroup label={words.switch} options={sides} value={chosen} onChange={show} small />
}
