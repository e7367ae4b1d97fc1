import type { AppStore } from './store.ts'

/** Milliseconds without a key until the message of a broken text appears, and until the picture fades. */
export const messageDelay = 300
export const fadeDelay = 600

/** Says in `view.quiet` how long the text has been left alone. */
export function watchTyping(store: AppStore): void {
  let message: ReturnType<typeof setTimeout> | undefined
  let fade: ReturnType<typeof setTimeout> | undefined
  const { setView } = store.getState()
  store.subscribe((state, before) => {
    if (state.document.listing === before.document.listing) return
    clearTimeout(message)
    clearTimeout(fade)
    if (state.view.quiet !== 'typing') setView({ quiet: 'typing' })
    message = setTimeout(() => setView({ quiet: 'settled' }), messageDelay)
    fade = setTimeout(() => setView({ quiet: 'faded' }), fadeDelay)
  })
}
