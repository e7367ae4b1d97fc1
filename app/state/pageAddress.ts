import { setAddress } from './addressBar.ts'
import type { AppStore } from './store.ts'
import { type PageId, pageIds } from './view.ts'

const nameOf = (part: string): string => part.split('=')[0] ?? ''

/** `?reading` opens a link as a text, `?glossary` the words; the address says so as long as they are open. */
export function followPage(store: AppStore, page: Window): void {
  const asked = new URLSearchParams(page.location.search)
  const opened = pageIds.find((id) => asked.has(id))
  if (opened) store.getState().setView({ page: opened, term: asked.get('glossary') || null })
  store.subscribe(({ view }, before) => {
    if (view.page === before.view.page) return
    const { pathname, search, hash } = page.location
    setAddress(page, pathname + withPage(search, view.page) + hash)
  })
}

/** The part of the address from "?" on, with the word of a page or of none. */
export function withPage(search: string, page: PageId | null): string {
  const others = search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !pageIds.some((id) => id === nameOf(part)))
  const parts = page === null ? others : [...others, page]
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}
