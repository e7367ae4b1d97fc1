/** Programs that pass links on encode a sign again and again: `%3D`, `%253D`. */
const linkPattern = /^#?v([1-9]\d{0,5})(?:=|%(?:25)*3d)([^&]*)/i

/** No payload has any of these. */
const noise = /%(?:25)*[\da-f]{2}|[^\w-]/gi

/**
 * A link without what mail programs, chats and hands put into it: broken lines, signs that are encoded, the full
 * stop of a sentence. Null where it does not look like a link at all.
 */
export function tidyLink(hash: string): string | null {
  const [, version, rest] = linkPattern.exec(hash.trim()) ?? []
  const [payload] = rest?.split(/%(?:25)*26/i) ?? []
  return payload === undefined ? null : `#v${version}=${payload.replaceAll(noise, '')}`
}
