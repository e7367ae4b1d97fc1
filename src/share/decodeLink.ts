import { type Result, err, ok } from '../base/result.ts'
import { fromBase64url } from './base64url.ts'
import { decompress } from './decompress.ts'
import { salvage } from './salvage.ts'
import type { SharedDocument } from './document.ts'
import { documentFrom } from './fields.ts'
import { type LinkFields, fieldsFrom } from './linkFields.ts'
import { fieldsOfText, linkPattern, packedIn, upgraded, versionNumbered } from './intactLink.ts'
import { longestLink } from './limits.ts'
import { type LinkErrorCode, linkMessage } from './messages.ts'
import { type Catalogue, withText } from './shippedTexts.ts'
import { tidyLink } from './tidyLink.ts'
import { linkVersions } from './upgrades/index.ts'
import type { LinkVersion } from './upgrades/version.ts'

/** Why a link cannot be opened as it is. */
export interface LinkError {
  readonly code: LinkErrorCode
  /** For the reader of the page. */
  readonly message: string
  /** What could be read although the rest could not; perhaps only a part of the text. */
  readonly saved: SharedDocument | null
}

const fail = (code: LinkErrorCode, value = '', saved: SharedDocument | null = null) =>
  err<LinkError>({ code, message: linkMessage(code, value, saved !== null), saved })

/** What can be shown of these fields, and whether it is all. */
function shown(fields: LinkFields, catalogue: Catalogue): SharedDocument {
  const whole = withText(fields, catalogue)
  return documentFrom(whole.ok ? whole.value : whole.error.saved).document
}

/** What a link holds that is whole and of a version that is known; null for any other. */
function intactFields(hash: string): LinkFields | null {
  const packed = packedIn(hash)
  if (!packed) return null
  const text = decompress(packed.bytes, packed.version.dictionary)
  return text.ok ? fieldsOfText(text.value, packed.version) : null
}

/** A version that kept an older dictionary and the two-part form can still give its text. */
function savedOfNewer(bytes: Uint8Array, catalogue: Catalogue): SharedDocument | null {
  for (const { dictionary } of linkVersions.toReversed()) {
    const text = decompress(bytes, dictionary)
    const fields = text.ok ? fieldsFrom(text.value) : null
    if (fields) return shown(fields, catalogue)
  }
  return null
}

/** The lines before the damage, where a whole line can be read. */
function savedOfDamaged(
  bytes: Uint8Array,
  { dictionary, version }: LinkVersion,
  catalogue: Catalogue,
): SharedDocument | null {
  const text = salvage(bytes, dictionary)
  const fields = fieldsFrom(text.slice(0, text.lastIndexOf('\n') + 1))
  if (!fields || (fields.listing === '' && fields.settings['text'] === undefined)) return null
  const document = shown(upgraded(fields, version), catalogue)
  return document.listing.trim() === '' ? null : document
}

/** Reads `#v4=…` (the "#" may be missing), also as others have passed it on. Never throws, whatever it is given. */
export function decodeLink(
  hash: string,
  catalogue: Catalogue = [],
): Result<SharedDocument, LinkError> {
  const read = decodeExact(hash, catalogue)
  if (read.ok || !['no-link', 'damaged'].includes(read.error.code)) return read
  const tidy = hash.length > longestLink ? null : tidyLink(hash)
  if (tidy === null || tidy === hash) return read
  const again = decodeExact(tidy, catalogue)
  return again.ok || read.error.code === 'no-link' ? again : read
}

function decodeExact(hash: string, catalogue: Catalogue): Result<SharedDocument, LinkError> {
  const fields = intactFields(hash)
  return fields ? documentOf(fields, catalogue) : fail(...faultOf(hash, catalogue))
}

/** Why there is nothing intact in it, and what could be saved. */
function faultOf(hash: string, catalogue: Catalogue): Parameters<typeof fail> {
  const [, number, payload] = linkPattern.exec(hash.slice(0, longestLink + 1).trim()) ?? []
  if (number === undefined || payload === undefined) return ['no-link']
  if (hash.length > longestLink) return ['too-large']
  const bytes = fromBase64url(payload)
  const known = versionNumbered(number)
  if (!known) return ['newer', number, bytes && savedOfNewer(bytes, catalogue)]
  if (bytes === null) return ['damaged', '', savedOfText(payload, known, catalogue)]
  const text = decompress(bytes, known.dictionary)
  if (!text.ok && text.error === 'large') return ['too-large']
  return ['damaged', '', savedOfDamaged(bytes, known, catalogue)]
}

/** Base64 that is cut within a group, or broken by a foreign character, is good up to there. */
function savedOfText(payload: string, version: LinkVersion, catalogue: Catalogue) {
  const good = /^[\w-]*/.exec(payload)?.[0] ?? ''
  const bytes = fromBase64url(good.length % 4 === 1 ? good.slice(0, -1) : good)
  return bytes && savedOfDamaged(bytes, version, catalogue)
}

function documentOf(fields: LinkFields, catalogue: Catalogue): Result<SharedDocument, LinkError> {
  const whole = withText(fields, catalogue)
  if (!whole.ok) {
    const { reference, saved } = whole.error
    const { document } = documentFrom(saved)
    return fail('unknown-text', reference, document.listing === '' ? null : document)
  }
  const { document, unknown } = documentFrom(whole.value)
  const [setting] = unknown
  return setting === undefined ? ok(document) : fail('unknown-setting', setting, document)
}
