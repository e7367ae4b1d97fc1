import { useEffect, useState } from 'react'
import { keyParts } from '../../commands/keyNames.ts'
import * as commandWords from '../../messages/commands.ts'
import styles from './EditorHint.module.css'

const words = commandWords.editorHint

const isEditor = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('.monaco-editor') !== null

/** Whether the editor has the focus and got it by a key, not by a click or a touch. */
function useEnteredByKey(): boolean {
  const [entered, setEntered] = useState(false)
  useEffect(() => {
    let byPointer = false
    const press = (event: Event) => {
      byPointer = event.type === 'pointerdown'
      if (byPointer) setEntered(false)
    }
    const focus = ({ target }: FocusEvent) => setEntered(isEditor(target) && !byPointer)
    const heard = ['pointerdown', 'keydown'] as const
    for (const type of heard) document.addEventListener(type, press, true)
    document.addEventListener('focusin', focus)
    return () => {
      for (const type of heard) document.removeEventListener(type, press, true)
      document.removeEventListener('focusin', focus)
    }
  }, [])
  return entered
}

/** In the editor Tab types: who came by the keyboard is told how to get out again. */
export function EditorHint() {
  if (!useEnteredByKey()) return null
  return (
    <p className={styles.hint}>
      <kbd>{commandWords.keys.Escape}</kbd> {words.leave}
      <span className={styles.dot} aria-hidden="true" />
      <kbd>Tab</kbd> {words.tab}
      <span className={styles.dot} aria-hidden="true" />
      <kbd>{keyParts({ key: 'm', ctrl: true, where: 'everywhere' }).join('+')}</kbd>{' '}
      {words.tabMoves}
    </p>
  )
}
