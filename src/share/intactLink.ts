import { type Result, err, ok } from '../base/result.ts'
import { fromBase64url } from './base64url.ts'
import { decompress } from './decompress.ts'
import type { SharedDocument } from './document.ts'
import { longestLink } from './limits.ts'
import { type LinkFields, documentKnowing, fieldsFrom } from './linkFields.ts'
import { settingFields } from './settingFields.ts'
import { type Catalogue, withText } from './shippedTexts.ts'
import { linkVersions } from './upgrades/index.ts'
import type { LinkVersion } from './upgrades/version.ts'

/** Other parts may follow after "&"; they are not part of the document. */
export const linkPattern = /^#?v([1-9]\d{0,5})=([^&]*)/

export const versionNumbered = (number: string | undefined): LinkVersion | undefined =>
  linkVersions.find(({ version }) => version === Number(number))

export function fieldsIn(
  bytes: Uint8Array,
  { dictionary }: LinkVersion,
): Result<LinkFields, 'damaged' | 'large'> {
  const text = decompress(bytes, dictionary)
  if (!text.ok) return text
  const fields = fieldsFrom(text.value)
  return fields === null ? err('damaged') : ok(fields)
}

/** The fields of an older version as the newest spells them. */
export const upgraded = (fields: LinkFields, from: number): LinkFields =>
  linkVersions
    .filter(({ version }) => version > from)
    .reduce((older, { upgrade }) => upgrade(older), fields)

/** What a link holds that is whole and of a version that is known; null for any other. */
export function intactFields(hash: string): LinkFields | null {
  if (hash.length > longestLink) return null
  const [, number, payload = ''] = linkPattern.exec(hash.trim()) ?? []
  const version = versionNumbered(number)
  const bytes = fromBase64url(payload)
  if (!version || !bytes) return null
  const fields = fieldsIn(bytes, version)
  return fields.ok ? upgraded(fields.value, version.version) : null
}

/** Its document; null where it names a text that is not known, or has more than the usual settings (of a run). */
export function intactDocument(fields: LinkFields, catalogue: Catalogue): SharedDocument | null {
  const whole = withText(fields, catalogue)
  if (!whole.ok) return null
  const { document, unknown } = documentKnowing([settingFields], whole.value)
  return unknown.length === 0 ? document : null
}
