import { messages } from '../messages/index.ts'
import { selectBackend } from '../state/selectors.ts'
import type { AppState } from '../state/store.ts'
import { embedWords } from './messages.ts'

/** What stands in place of a headline while the reader is being asked. */
export const askedHeadline = (state: AppState): string =>
  embedWords.asked(messages.names.backend[selectBackend(state)])
