import { clobberBits } from '../../../src/x86/clobbers.ts'
import { hasRegister, registerNamed } from '../../../src/x86/registers.ts'
import type { Scene } from '../../messages/story.ts'
import { whatIfWords as words } from '../../messages/whatIf.ts'
import { store, useApp } from '../../state/store.ts'
import { selectWhatIf } from '../../state/whatIf.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { longest, promiseOf, withBytes, withRegister } from './supposed.ts'
import styles from './WhatIf.module.css'

/** Tries another site in the place of this one, without touching the listing. */
export function WhatIfBar({ scene }: { readonly scene: Scene }) {
  const { site } = scene.story
  const supposed = useApp(selectWhatIf)
  const { suppose, endWhatIf } = store.getState()
  const length = supposed?.length ?? site.length
  const resize = (by: 1 | -1) => suppose(withBytes(site, supposed, by))
  return (
    <fieldset
      className={styles.bar}
      aria-label={words.bar}
      data-supposed={supposed !== null || undefined}
    >
      <span className={styles.length} data-changed={length !== site.length || undefined}>
        <Button
          square
          aria-label={words.shorter}
          aria-disabled={length <= 1}
          onClick={() => length > 1 && resize(-1)}
        >
          <Icon name="dash" />
        </Button>
        <b>{words.length(length)}</b>
        <Button
          square
          aria-label={words.longer}
          aria-disabled={length >= longest}
          onClick={() => length < longest && resize(1)}
        >
          <Icon name="plus" />
        </Button>
      </span>
      <Registers scene={scene} />
      <span className={styles.state} data-supposed={supposed !== null || undefined}>
        {supposed ? words.notYours : words.own}
      </span>
      {supposed && (
        <Button
          look="quiet"
          onClick={({ currentTarget }) => {
            // It goes with what it takes back: the first of the bar stays.
            currentTarget.closest('fieldset')?.querySelector('button')?.focus()
            endWhatIf()
          }}
        >
          {words.reset}
        </Button>
      )}
    </fieldset>
  )
}

/** The registers that a record's word can name. */
function Registers({ scene }: { readonly scene: Scene }) {
  const { site } = scene.story
  const { arch } = scene
  const supposed = useApp(selectWhatIf)
  const set = supposed?.clobbers ?? promiseOf(site)
  return (
    <span className={styles.registers}>
      <span className={styles.may}>{words.may}</span>
      {clobberBits(arch).map((name) => {
        const register = registerNamed(arch, name)
        if (register === null) return null
        const allowed = hasRegister(set, register)
        return (
          <button
            key={name}
            type="button"
            className={styles.register}
            aria-pressed={allowed}
            aria-label={words.register(name)}
            data-changed={allowed !== hasRegister(promiseOf(site), register) || undefined}
            onClick={() => store.getState().suppose(withRegister(site, supposed, register))}
          >
            {allowed && <Icon name="yes" size={10} />}
            {name}
          </button>
        )
      })}
    </span>
  )
}
