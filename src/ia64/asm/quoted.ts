const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0' }

/** What stands between double quotes, whether or not the last one is there. */
export function unquoted(text: string): string {
  const end = text.endsWith('"') && text.length > 1 ? -1 : text.length
  return text.slice(1, end).replace(/\\(.)/g, (_, sign: string) => escapes[sign] ?? sign)
}

/** Bytes of a text; a lone surrogate is written as a question mark. */
export function utf8(text: string): readonly number[] {
  const escaped = encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '?'))
  return [...escaped.matchAll(/%([0-9A-F]{2})|[^]/g)].map(([sign, byte]) =>
    byte ? Number.parseInt(byte, 16) : sign.charCodeAt(0),
  )
}
