import { toBase64url } from './base64url.ts'
import { compress } from './compress.ts'
import type { SharedDocument } from './document.ts'
import { fieldsOf } from './fields.ts'
import { fieldsText } from './linkFields.ts'
import { withReference } from './namedText.ts'
import type { Catalogue } from './shippedTexts.ts'
import { linkVersions } from './upgrades/index.ts'

const newest = linkVersions[linkVersions.length - 1] ?? linkVersions[0]

/**
 * The part of the address from "#" on. What the catalogue holds is named, not repeated. A half of a surrogate
 * pair in the listing becomes U+FFFD; all else comes back from `decodeLink` with the same catalogue as it was.
 */
export function encodeLink(document: SharedDocument, catalogue: Catalogue = []): string {
  const text = fieldsText(withReference(fieldsOf(document), catalogue))
  return `#v${newest.version}=${toBase64url(compress(text, newest.dictionary))}`
}
