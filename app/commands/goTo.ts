import * as commandWords from '../messages/commands.ts'
import type { Command } from './command.ts'

/** Moves the focus, so that nobody has to press Tab through the whole page. */
function focusFirst(selectors: readonly string[]) {
  const page = globalThis.document
  if (!page) return
  const found = selectors
    .map((selector) => page.querySelector<HTMLElement>(selector))
    .find((element) => element !== null)
  // A heading or a region takes the focus only where it is made to.
  if (found && found.tabIndex < 0) found.tabIndex = -1
  found?.focus()
}

const listing = 'section[data-listing]'

export const toListing: Command = {
  id: 'to-listing',
  title: commandWords.titles.toListing,
  group: 'listing',
  keys: [{ key: 'l', alt: true, where: 'everywhere' }],
  available: ({ view }) => view.page === null,
  perform: () =>
    focusFirst([
      `${listing} .monaco-editor [role=textbox]`,
      `${listing} textarea`,
      `${listing} [role=grid]`,
    ]),
}

export const toStep: Command = {
  id: 'to-step',
  title: commandWords.titles.toStep,
  group: 'walk',
  keys: [{ key: 's', alt: true, where: 'everywhere' }],
  perform: () => focusFirst(['main']),
}
