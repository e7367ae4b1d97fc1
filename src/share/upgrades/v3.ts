import { v2 } from './v2.ts'
import type { LinkVersion } from './version.ts'

/** Adds what belongs to a run: links of v2 were made without one, so nothing in them changes. */
export const v3: LinkVersion = {
  version: 3,
  dictionary: v2.dictionary,
  upgrade: (before) => before,
}
