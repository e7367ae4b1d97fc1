import type { SharedDocument } from '../../../src/share/document.ts'
import {
  broughtLinks,
  linksAreThere,
  linksNeeded,
  linkNeeded as neededFor,
  readBrought,
} from './brought.ts'

export const hasCodec = linksAreThere

export const codecNeeded = linksNeeded

export const linkNeeded = neededFor

export const encoded = (document: SharedDocument): string => broughtLinks().encoded(document)

export const decoded = readBrought
