import { largestDocument } from '../../src/share/limits.ts'
import { fileWords } from '../messages/files.ts'
import { endsIn, type FileKind } from './fileKind.ts'

const endings = ['.s', '.asm', '.txt']

/** A kind tells itself in its first bytes; a zero further on is a fault of a text, and told as one. */
const isText = (head: Uint8Array): boolean => !head.subarray(0, 64).includes(0)

/** A plain listing: the switches stay as they are. */
export const listingFile: FileKind = {
  id: 'listing',
  endings,
  recognises: (file) => isText(file.head) && (endsIn(file, endings) || !/\.\w+$/.test(file.name)),
  open: async (store, file) => {
    if (file.size > largestDocument) return fileWords.tooLarge(file.name)
    const text = await file.text()
    // Taking an empty text would only lose the one that is there.
    if (text === '') return fileWords.empty(file.name)
    if (text.includes('\0')) return fileWords.noText(file.name)
    store.getState().setListing(text.replace(/^\uFEFF/, ''))
    return null
  },
}
