import { type Result, ok } from '../../../src/base/result.ts'
import type { SharedDocument } from '../../../src/share/document.ts'
import { checksumSize, isAsPacked } from '../../../src/share/checksum.ts'
import { fieldsOfText, intactDocument, packedIn } from '../../../src/share/intactLink.ts'
import { largestDocument } from '../../../src/share/limits.ts'
import type { LinkFields } from '../../../src/share/linkFields.ts'
import type { Catalogue } from '../../../src/share/shippedTexts.ts'
import { inflate } from './inflate.ts'

/** What has to be there beside this file before a link can be shown. */
export type Needed = 'sampleTexts' | 'thunkTexts' | 'eraTexts' | 'ia64Texts' | 'links'

/** The listings of decks, by what links call them. */
const ofDecks: Readonly<Record<string, Needed>> = { thunks: 'thunkTexts', eras: 'eraTexts' }

/** What was unpacked of links that are whole. */
const unpacked = new Map<string, LinkFields>()

/** Has to be done before the two below know a link. */
export async function unpack(hash: string): Promise<void> {
  const link = unpacked.has(hash) ? null : packedIn(hash)
  if (!link) return
  const { bytes, version } = link
  const dictionary = new TextEncoder().encode(version.dictionary)
  const plain = await inflate(bytes.slice(checksumSize), dictionary, largestDocument)
  if (!plain || !isAsPacked(plain, bytes)) return
  const fields = fieldsOfText(new TextDecoder().decode(plain), version)
  if (fields) unpacked.set(hash, fields)
}

/** Null where nothing has; whatever is not plain (damaged, of a run) takes all. */
export function neededBeside(hash: string, texts: Catalogue | null): Needed | null {
  const fields = unpacked.get(hash)
  if (!fields) return 'links'
  const { text, machine } = fields.settings
  if (text !== undefined && texts === null) {
    return machine === 'ia64' ? 'ia64Texts' : (ofDecks[text.replace(/\..*/, '')] ?? 'sampleTexts')
  }
  return intactDocument(fields, texts ?? []) ? null : 'links'
}

/** What a link holds; null where it takes more than this file to say. */
export function readPlain(hash: string, texts: Catalogue): Result<SharedDocument, never> | null {
  const fields = unpacked.get(hash)
  const document = fields && intactDocument(fields, texts)
  return document ? ok(document) : null
}
