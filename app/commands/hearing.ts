import type { AppStore } from '../state/store.ts'
import { type Command, type Key, canPerform } from './command.ts'
import { isSign } from './keyNames.ts'

/** What a key press says, as far as it matters here. */
export interface Press extends Pick<
  KeyboardEvent,
  'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'
> {
  readonly code?: string
}

/** Where a key press goes first: nothing of ours, a control that uses some keys, or a text. */
export type Focus = 'page' | 'button' | 'choice' | 'text' | 'dialog'

const buttonKeys = ['Space', 'Enter']
const choiceKeys = ['Space', 'ArrowLeft', 'ArrowRight', 'Home', 'End']

function hits({ key, shift = false, alt = false, ctrl = false }: Key, press: Press): boolean {
  const pressed = press.key === ' ' ? 'Space' : press.key
  // With Option held a Mac types another character: there the place of the key tells.
  const same =
    (pressed.length === 1 ? pressed.toLowerCase() === key : pressed === key) ||
    (alt && press.code === `Key${key.toUpperCase()}`)
  const held = (press.ctrlKey || press.metaKey) === ctrl && press.altKey === alt
  return same && held && (isSign(key) || press.shiftKey === shift)
}

function blocked({ key, where }: Key, focus: Focus): boolean {
  if (focus === 'dialog') return true
  if (where === 'everywhere') return false
  if (focus === 'text') return true
  if (focus === 'button') return buttonKeys.includes(key)
  return focus === 'choice' && choiceKeys.includes(key)
}

/**
 * The first of `commands` that a key press means, or null. Commands that share a key are told apart by `can`;
 * those of another mode are not heard.
 */
export function commandIn(
  commands: readonly Command[],
  press: Press,
  focus: Focus,
  can: (command: Command) => boolean = () => true,
  mode: Command['mode'] = undefined,
): Command | null {
  const means = (key: Key) => hits(key, press) && !blocked(key, focus)
  const takes = (command: Command) => command.mode === mode && (!command.leavesKey || can(command))
  return commands.find((command) => command.keys.some(means) && takes(command)) ?? null
}

function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof Element)) return 'page'
  if (target.closest('dialog[open], [role=menu]')) return 'dialog'
  if (target.closest('textarea, [contenteditable], .monaco-editor, input:not([type=radio])')) {
    return 'text'
  }
  const choices =
    'select, [type=radio], [role=listbox], [role=option], [role=separator], [role=slider]'
  if (target.closest(choices)) return 'choice'
  return target.closest('button, a[href], summary') ? 'button' : 'page'
}

/** Controls of the player itself carry this attribute: using them does not pause it. */
const playerControl = '[data-playback]'

function hear(commands: readonly Command[], store: AppStore, event: KeyboardEvent): Command | null {
  const can = (command: Command) => canPerform(command, store.getState())
  const { playback, pause, present } = store.getState()
  const mode = present.open ? 'present' : undefined
  const command = commandIn(commands, event, focusOf(event.target), can, mode)
  const own = event.target instanceof Element && event.target.closest(playerControl) !== null
  if (playback.playing && !own && !command?.keepsPlaying) pause()
  if (!command) return null
  event.preventDefault()
  if (can(command)) command.perform(store)
  return command
}

/** Hears keys and clicks of the whole page, for these commands. */
export function hearKeys(commands: readonly Command[], store: AppStore, page: Document): void {
  page.addEventListener('keydown', (event) => {
    if (!event.defaultPrevented && !event.isComposing) hear(commands, store, event)
  })
  // What is held with Ctrl is heard before the editor, which starts chords of its own with it.
  page.addEventListener(
    'keydown',
    (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.isComposing) return
      if (hear(commands, store, event)) event.stopPropagation()
    },
    { capture: true },
  )
  page.addEventListener(
    'pointerdown',
    ({ target }) => {
      const own = target instanceof Element && target.closest(playerControl) !== null
      if (store.getState().playback.playing && !own) store.getState().pause()
    },
    { capture: true },
  )
}
