import { documentFileEnding, documentFromFile } from '../../src/share/documentFile.ts'
import { shownPart } from '../state/address.ts'
import { endsIn, type FileKind } from './fileKind.ts'

/** A document with its settings and the place in it. */
export const documentFile: FileKind = {
  id: 'document',
  endings: [documentFileEnding, '.json'],
  recognises: (file) => endsIn(file, ['.json']),
  open: async (store, file) => {
    const read = documentFromFile(await file.text())
    const document = read.ok ? read.value : read.error.saved
    if (document) store.setState((state) => shownPart(state, document))
    return read.ok ? null : read.error.message
  },
}
