/** What an entry of the browser's history says of itself. */
export interface Mark {
  /** Entries that this page made of one another; a link that was followed begins others. */
  readonly chain: string
  /** What was open at each entry of the chain up to this one. */
  readonly trail: readonly (readonly string[])[]
}

const isNames = (found: unknown): found is readonly string[] =>
  Array.isArray(found) && found.every((name) => typeof name === 'string')

/** Null where the entry is of somebody else, or a link's. */
export function markOf(page: Window): Mark | null {
  const found: unknown = page.history.state
  if (typeof found !== 'object' || found === null) return null
  const { chain, trail } = found as Record<string, unknown>
  const valid = Array.isArray(trail) && trail.length > 0 && trail.every(isNames)
  return typeof chain === 'string' && valid ? { chain, trail } : null
}

/** Another address for the entry that is in view, which stays what it is otherwise. */
export function setAddress(page: Window, address: string): void {
  page.history.replaceState(page.history.state ?? null, '', address)
}

/** Hears of addresses that somebody typed or followed, not of the way between entries of the page's own. */
export function onAddress(page: Window, hear: () => void): void {
  page.addEventListener('hashchange', () => {
    if (markOf(page) === null) hear()
  })
}
