import { selectKernelTable } from '../state/kernel.ts'
import type { AppState, AppStore } from '../state/store.ts'

export interface Key {
  /** `KeyboardEvent.key`, e.g. `ArrowRight`, `F10`, `e`; a space is `Space`. */
  readonly key: string
  readonly shift?: boolean
  readonly alt?: boolean
  /** Ctrl, or ⌘ on a Mac. */
  readonly ctrl?: boolean
  /** `page`: not while the editor, a text field or a control that uses the key has the focus. */
  readonly where: 'page' | 'everywhere'
}

/** Under which heading a command stands in the menu, the palette and the sheet of keys, in this order. */
export const commandGroups = ['walk', 'run', 'machine', 'listing', 'view', 'help'] as const
export type CommandGroup = (typeof commandGroups)[number]

/** One thing that a reader can tell the page to do. */
export interface Command {
  readonly id: string
  readonly title: string
  /** Without one it stands under `view`. */
  readonly group?: CommandGroup
  readonly keys: readonly Key[]
  /** It stands in the menu too; the palette has all. */
  readonly inMenu?: boolean
  /** `present`: only while presenting, where no other command's keys are heard. */
  readonly mode?: 'present'
  /** Playing goes on while this is done; everything else pauses it. */
  readonly keepsPlaying?: boolean
  /** While presenting: whether a key that is held does it again and again. Without it once, however long. */
  repeats?(state: AppState): boolean
  /** Where it is not available its keys go on to the browser, or to another command. */
  readonly leavesKey?: boolean
  available?(state: AppState): boolean
  perform(store: AppStore): void
}

export const groupOf = ({ group = 'view' }: Command): CommandGroup => group

/** What is about the one listing, which a table of sites covers. */
const isOfListing = (command: Command): boolean => ['walk', 'run'].includes(groupOf(command))

export const canPerform = (command: Command, state: AppState): boolean =>
  !(selectKernelTable(state) && isOfListing(command)) && (command.available?.(state) ?? true)
