import { v1 } from './v1.ts'
import type { LinkVersion } from './version.ts'

/** Adds the setting `framePointer`: links of v1 were made without it, so nothing in them changes. */
export const v2: LinkVersion = {
  version: 2,
  dictionary: v1.dictionary,
  upgrade: (before) => before,
}
