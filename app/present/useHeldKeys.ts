import { useEffect } from 'react'
import { commandFor } from '../commands/keys.ts'
import { store } from '../state/store.ts'

/** A key that is held, or sent again and again by a clicker, does its work once, but where more of it is meant. */
function hold(event: KeyboardEvent) {
  if (!event.repeat || event.target instanceof HTMLTextAreaElement) return
  const command = commandFor(event, 'page', undefined, 'present')
  if (command && !command.repeats?.(store.getState())) event.preventDefault()
}

export function useHeldKeys() {
  useEffect(() => {
    // Before the keys are heard: what is prevented here means no command there.
    document.addEventListener('keydown', hold, { capture: true })
    return () => document.removeEventListener('keydown', hold, { capture: true })
  }, [])
}
