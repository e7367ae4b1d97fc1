import type { LinkVersion } from './version.ts'
import { v3 } from './v3.ts'

/** Adds `text` and `keep`, which name a shipped text: links of v3 repeat theirs, so nothing in them changes. */
export const v4: LinkVersion = {
  version: 4,
  dictionary: v3.dictionary,
  upgrade: (before) => before,
}
