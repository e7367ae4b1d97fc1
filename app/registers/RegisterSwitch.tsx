import { useId } from 'react'
import { registers as words } from '../messages/registers.ts'
import { store, useApp } from '../state/store.ts'
import type { RegisterSide } from '../state/view.ts'
import styles from './RegisterSwitch.module.css'

const sides: readonly RegisterSide[] = ['before', 'after', 'difference']

/** Which code the register columns show: as written, as patched, or what differs. */
export function RegisterSwitch() {
  const chosen = useApp((state) => state.view.registers)
  const name = useId()
  return (
    <div className={styles.group} role="radiogroup" aria-labelledby={`${name}-label`}>
      <span id={`${name}-label`} className={styles.label}>
        {words.switch}
      </span>
      <span className={styles.track}>
        {sides.map((side) => (
          <label
            key={side}
            className={styles.option}
            data-chosen={side === chosen || undefined}
            title={words.sideHints[side]}
          >
            <input
              type="radio"
              name={name}
              value={side}
              checked={side === chosen}
              onChange={() => store.getState().setView({ registers: side })}
            />
            {words.sides[side]}
          </label>
        ))}
      </span>
    </div>
  )
}
