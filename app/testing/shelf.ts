/** A browser's storage in miniature. */
export function shelfOf(texts: Readonly<Record<string, string | null>> = {}) {
  const kept = new Map(
    Object.entries(texts).flatMap(([key, text]) => (text === null ? [] : [[key, text] as const])),
  )
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  }
}
