import { deckFrom } from '../../src/share/deck.ts'
import { fileWords } from '../messages/files.ts'
import { endsIn, type FileKind } from './fileKind.ts'

const endings = ['.pvscope-deck.json']

export const deckFile: FileKind = {
  id: 'deck',
  endings,
  recognises: (file) => endsIn(file, endings),
  open: async (store, file) => {
    const deck = deckFrom(await file.text())
    if (!deck.ok) return deck.error
    store.getState().replaceOwnDeck(deck.value)
    store.getState().setView({ dialog: 'decks' })
    // A presentation covers the list of decks.
    return store.getState().present.open ? fileWords.deckKept(file.name) : null
  },
}
