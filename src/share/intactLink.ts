import { fromBase64url } from './base64url.ts'
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

/** The fields of an older version as the newest spells them. */
export const upgraded = (fields: LinkFields, from: number): LinkFields =>
  linkVersions
    .filter(({ version }) => version > from)
    .reduce((older, { upgrade }) => upgrade(older), fields)

/** What a link holds, still compressed. */
export interface PackedLink {
  readonly bytes: Uint8Array
  readonly version: LinkVersion
}

/** Null where it is no link of a version that is known. */
export function packedIn(hash: string): PackedLink | null {
  if (hash.length > longestLink) return null
  const [, number, payload = ''] = linkPattern.exec(hash.trim()) ?? []
  const version = versionNumbered(number)
  const bytes = fromBase64url(payload)
  return version && bytes ? { version, bytes } : null
}

/** The fields in the unpacked text of a link, as the newest version spells them; null where it has none. */
export function fieldsOfText(text: string, { version }: LinkVersion): LinkFields | null {
  const fields = fieldsFrom(text)
  return fields && upgraded(fields, version)
}

/** Its document; null where it names a text that is not known, or has more than the usual settings (of a run). */
export function intactDocument(fields: LinkFields, catalogue: Catalogue): SharedDocument | null {
  const whole = withText(fields, catalogue)
  if (!whole.ok) return null
  const { document, unknown } = documentKnowing([settingFields], whole.value)
  return unknown.length === 0 ? document : null
}
