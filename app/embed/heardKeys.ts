import type { Command } from '../commands/command.ts'
import { hearKeys } from '../commands/hearing.ts'
import { walkCommands } from '../commands/walk.ts'
import type { AppStore } from '../state/store.ts'
import type { Channel } from './channel.ts'

/** What an embed can be told by a key. Where there is nothing to do the key is not its own. */
const commands: readonly Command[] = walkCommands.map((command) => ({
  ...command,
  leavesKey: true,
}))

/** Keys that slide shows and clickers use. */
const slideKeys = [
  'PageUp',
  'PageDown',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  ' ',
  'b',
  '.',
  'f',
]

const texts = 'textarea, input, [contenteditable], .monaco-editor'

/**
 * Keys act while the focus is inside. Escape gives the keyboard back to the page around; with `forward` so do
 * keys of slide shows that are of no use here.
 */
export function hearInEmbed(
  store: AppStore,
  page: Window,
  channel: Channel,
  forward: boolean,
): void {
  hearKeys(commands, store, page.document)
  page.document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return
    const writing = event.target instanceof Element && event.target.closest(texts) !== null
    if (event.key === 'Escape') {
      event.preventDefault()
      return giveBack(page, channel)
    }
    if (!forward || writing || !slideKeys.includes(event.key)) return
    const { key, code, keyCode, shiftKey, altKey, ctrlKey, metaKey } = event
    event.preventDefault()
    const pressed = { key, code, keyCode, shiftKey, altKey, ctrlKey, metaKey }
    channel.post({ type: 'pv.key', key: pressed })
  })
}

function giveBack(page: Window, { post }: Channel) {
  const { activeElement } = page.document
  if (activeElement instanceof HTMLElement) activeElement.blur()
  if (page.parent === page) return
  post({ type: 'pv.release' })
  page.parent.focus()
}
