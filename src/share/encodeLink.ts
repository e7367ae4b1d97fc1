import { toBase64url } from './base64url.ts'
import { compress } from './compress.ts'
import type { SharedDocument } from './document.ts'
import { fieldsOf, fieldsText } from './fields.ts'
import { linkVersions } from './upgrades/index.ts'

const newest = linkVersions[linkVersions.length - 1] ?? linkVersions[0]

/**
 * The part of the address from "#" on. A half of a surrogate pair in the listing becomes U+FFFD; all
 * else comes back from `decodeLink` as it was.
 */
export const encodeLink = (document: SharedDocument): string =>
  `#v${newest.version}=${toBase64url(compress(fieldsText(fieldsOf(document)), newest.dictionary))}`
