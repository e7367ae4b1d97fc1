/** What is wrong with a deck, in words: the place, the reason and the way out. */
const sentences = {
  'no-deck': () =>
    'This file holds no deck of pvscope. Choose a file that ends in .pvscope-deck.json.',
  damaged: () =>
    'This link to a deck is damaged: part of it is missing or changed. Copy the whole link again, or open the deck from its file.',
  'too-large': () => 'This deck holds more than 1 MB of text, so it was not opened.',
  newer: (version: string) =>
    `This deck was made by a newer pvscope (format ${version}). Reload the page for the newest version.`,
  empty: () => 'This deck has no states, so there is nothing to show. Add one and save it again.',
  field: (place: string) =>
    `${place} cannot be read. Correct it in the file, or make that state again in pvscope.`,
} as const

export type DeckErrorCode = keyof typeof sentences

export const deckMessage = (code: DeckErrorCode, value = ''): string => sentences[code](value)

/** `"minutes" of state 3` */
export const deckPlace = (field: string, state: number | null): string =>
  state === null ? `"${field}"` : `"${field}" of state ${state}`
