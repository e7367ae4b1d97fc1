import type { SharedDocument } from '../../../src/share/document.ts'
import { broughtLinks, linksNeeded } from './brought.ts'
import type * as links from './links.ts'

export const codecNeeded = linksNeeded

export const encoded = (document: SharedDocument): string => broughtLinks().encoded(document)

export const decoded = (hash: string): ReturnType<typeof links.decoded> =>
  broughtLinks().decoded(hash)
