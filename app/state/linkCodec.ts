import { decodeLink } from '../../src/share/decodeLink.ts'
import type { SharedDocument } from '../../src/share/document.ts'
import { encodeLink } from '../../src/share/encodeLink.ts'
import { catalogue } from '../samples/catalogue.ts'

/** Links can be read and written. */
export const hasCodec = (): boolean => true

/** What has to come before links can be read and written: in the page itself nothing. */
export const codecNeeded = (): Promise<void> | null => null

/** The same before this one can be read. */
export const linkNeeded = (_hash: string): Promise<void> | null => null

/** The part of an address from "#" on that holds a document. */
export const encoded = (document: SharedDocument): string => encodeLink(document, catalogue)

export const decoded = (hash: string): ReturnType<typeof decodeLink> => decodeLink(hash, catalogue)
