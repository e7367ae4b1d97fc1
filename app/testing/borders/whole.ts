import { expect } from 'vitest'
import { linkOf, readLink } from '../../state/address.ts'
import { documentForm, documentFrom } from '../../state/persist.ts'
import type { AppState } from '../../state/store.ts'

/** Links and files hold UTF-8, which has no half of a surrogate pair. */
const asUtf8 = (text: string): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text))

/** The reader's work is one that could have been made by hand: it can be kept, shared and read again. */
export function expectWhole(state: AppState): void {
  const { document, view, playback } = state
  expect(typeof document.listing).toBe('string')
  const kept = documentFrom(JSON.parse(JSON.stringify(documentForm(document))))
  expect(kept).not.toBeNull()
  expect({ ...kept, sample: null }).toEqual({ ...document, sample: null })
  const shared = readLink(linkOf(state))
  expect(shared.ok ? shared.value.listing : shared.error).toBe(asUtf8(document.listing))
  expect(view.notice === null || typeof view.notice === 'string').toBe(true)
  if (playback.place) expect(Number.isSafeInteger(playback.place.site)).toBe(true)
}
