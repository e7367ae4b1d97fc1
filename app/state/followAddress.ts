import type { SharedDocument } from '../../src/share/document.ts'
import { runFields } from '../../src/share/runFields.ts'
import { openLink, readLink } from './address.ts'
import { onAddress, setAddress } from './addressBar.ts'
import type { DocumentState } from './document.ts'
import type { AppState, AppStore } from './store.ts'

/**
 * Opens the link of the address, now and when it changes. Once the reader changes something the address
 * lets go of the link, so that a reload brings back the reader's work and not the link's.
 */
export function followAddress(store: AppStore, page: Window): boolean {
  const opened = openLink(store, page.location.hash)
  onAddress(page, () => openLink(store, page.location.hash))
  store.subscribe((state, before) => {
    if (state.document === before.document || page.location.hash === '') return
    const link = readLink(page.location.hash)
    const shared = link.ok ? link.value : link.error.saved
    const left = shared
      ? !isDocumentOf(shared, state.document)
      : state.document.listing !== before.document.listing
    const holdsLink = link.ok || link.error.code !== 'no-link'
    if (holdsLink && left) {
      setAddress(page, page.location.pathname + page.location.search)
    }
  })
  return opened
}

const linkSwitches = [
  'machine',
  'config',
  'variant',
  'rules',
  'itaniumRules',
  'nops',
  'features',
  'scan',
  'framePointer',
] as const

/** The address holds a link to another document than the one in view. */
export function holdsOther({ document }: AppState, hash: string): boolean {
  const link = readLink(hash)
  return link.ok ? !isDocumentOf(link.value, document) : link.error.code !== 'no-link'
}

/** The document is what the link holds. */
export const isDocumentOf = (shared: SharedDocument, document: DocumentState): boolean =>
  shared.listing === document.listing && linkSwitchesMatch(shared, document)

const linkSwitchesMatch = (shared: SharedDocument, document: DocumentState): boolean =>
  linkSwitches.every((name) => shared[name] === document[name]) && sameRun(shared, document)

/** Of runs only those fields are compared that the document has too. */
const sameRun = (shared: SharedDocument, { start, switches, breakpoints }: DocumentState) =>
  JSON.stringify(runFields({ ...shared, moment: null })) ===
  JSON.stringify(runFields({ start, switches, breakpoints, moment: null }))
