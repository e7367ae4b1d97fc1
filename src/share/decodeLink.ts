import { type Result, err, ok } from '../base/result.ts'
import { fromBase64url } from './base64url.ts'
import { decompress } from './compress.ts'
import type { SharedDocument } from './document.ts'
import { type LinkFields, documentFrom, fieldsFrom } from './fields.ts'
import { longestLink } from './limits.ts'
import { type LinkErrorCode, linkMessage } from './messages.ts'
import { linkVersions } from './upgrades/index.ts'
import type { LinkVersion } from './upgrades/version.ts'

export interface LinkError {
  readonly code: LinkErrorCode
  /** For the reader of the page. */
  readonly message: string
  /** The listing, where it could be read although the rest could not. */
  readonly listing: string | null
}

/** Other parts may follow after "&"; they are not part of the document. */
const linkPattern = /^#?v([1-9]\d{0,5})=([^&]*)/

const fail = (code: LinkErrorCode, value = '', listing: string | null = null) =>
  err<LinkError>({ code, message: linkMessage(code, value, listing !== null), listing })

function fieldsIn(bytes: Uint8Array, { dictionary }: LinkVersion) {
  const text = decompress(bytes, dictionary)
  if (!text.ok) return text
  const fields = fieldsFrom(text.value)
  return fields === null ? err('damaged' as const) : ok(fields)
}

/** A version that kept an older dictionary and the two-part form can still give its text. */
function listingOfNewer(bytes: Uint8Array): string | null {
  for (const version of linkVersions.toReversed()) {
    const fields = fieldsIn(bytes, version)
    if (fields.ok) return fields.value.listing
  }
  return null
}

/** The fields of an older version as the newest spells them. */
export const upgraded = (fields: LinkFields, from: number): LinkFields =>
  linkVersions
    .filter(({ version }) => version > from)
    .reduce((older, { upgrade }) => upgrade(older), fields)

/** Reads `#v1=…` (the "#" may be missing). Never throws, whatever it is given. */
export function decodeLink(hash: string): Result<SharedDocument, LinkError> {
  const [, number, payload] = linkPattern.exec(hash.slice(0, longestLink + 1).trim()) ?? []
  if (number === undefined || payload === undefined) return fail('no-link')
  if (hash.length > longestLink) return fail('too-large')
  const bytes = fromBase64url(payload)
  const known = linkVersions.find(({ version }) => version === Number(number))
  if (!known) return fail('newer', number, bytes && listingOfNewer(bytes))
  if (bytes === null) return fail('damaged')
  const fields = fieldsIn(bytes, known)
  if (!fields.ok) return fail(fields.error === 'large' ? 'too-large' : 'damaged')
  const document = documentFrom(upgraded(fields.value, known.version))
  return document.ok ? document : fail('unknown-setting', document.error, fields.value.listing)
}
