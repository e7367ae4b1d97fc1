import { selectIsComplete } from './flips.ts'
import type { AppStore } from './store.ts'

/** Prints, where that was asked for, as soon as the text is complete. */
export function printWhenComplete(store: AppStore): void {
  store.subscribe((state) => {
    if (!state.view.printing || !selectIsComplete(state)) return
    store.getState().setView({ printing: false })
    // Behind the drawing of what has come last.
    requestAnimationFrame(() => window.print())
  })
}
