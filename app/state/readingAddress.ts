import type { AppStore } from './store.ts'

const name = 'reading'

/** `?reading` opens a link as a text; the address says so as long as it is one. */
export function followReading(store: AppStore, page: Window): void {
  if (new URLSearchParams(page.location.search).has(name))
    store.getState().setView({ reading: true })
  store.subscribe(({ view }, before) => {
    if (view.reading === before.view.reading) return
    const { pathname, search, hash } = page.location
    page.history.replaceState(null, '', pathname + withReading(search, view.reading) + hash)
  })
}

/** The part of the address from "?" on, with or without the word. */
export function withReading(search: string, on: boolean): string {
  const others = search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && part.split('=')[0] !== name)
  const parts = on ? [...others, name] : others
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}
