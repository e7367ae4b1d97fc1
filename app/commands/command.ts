import type { AppState, AppStore } from '../state/store.ts'

export interface Key {
  /** `KeyboardEvent.key`, e.g. `ArrowRight`, `F10`, `e`; a space is `Space`. */
  readonly key: string
  readonly shift?: boolean
  readonly alt?: boolean
  /** `page`: not while the editor, a text field or a control that uses the key has the focus. */
  readonly where: 'page' | 'everywhere'
}

/** One thing that a reader can tell the page to do. */
export interface Command {
  readonly id: string
  readonly title: string
  readonly keys: readonly Key[]
  /** `present`: only while presenting, where no other command's keys are heard. */
  readonly mode?: 'present'
  /** Playing goes on while this is done; everything else pauses it. */
  readonly keepsPlaying?: boolean
  /** Where it is not available its keys go on to the browser. */
  readonly leavesKey?: boolean
  available?(state: AppState): boolean
  perform(store: AppStore): void
}
