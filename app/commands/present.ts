import { present as words } from '../messages/present.ts'
import { selectKernelTable } from '../state/kernel.ts'
import type { Command } from './command.ts'

export const present: Command = {
  id: 'present',
  title: words.commands.present,
  keys: [{ key: 'p', where: 'page' }],
  // One screen shows one site: open it first.
  available: (state) => !selectKernelTable(state),
  perform: (store) => {
    store.getState().openPresent()
    fillScreen()
  },
}

/** Where the browser refuses, presenting goes on in the window. */
export function fillScreen(): void {
  document.documentElement.requestFullscreen?.().catch(() => undefined)
}
