import { documentFileEnding, documentText } from '../../src/share/documentFile.ts'
import { chooseFile } from '../files/choose.ts'
import { fileWords } from '../messages/files.ts'
import { sharedOf } from '../state/address.ts'
import { saveFile } from '../state/saveExports.ts'
import type { AppState } from '../state/store.ts'
import type { Command } from './command.ts'

/** What a file of this is called, without its ending. */
const nameOf = ({ document }: AppState): string => document.sample ?? 'listing'

export const openAFile: Command = {
  id: 'open-file',
  title: fileWords.open,
  group: 'listing',
  keys: [{ key: 'o', ctrl: true, where: 'everywhere' }],
  inMenu: true,
  perform: (store) => chooseFile(store),
}

export const saveDocument: Command = {
  id: 'save-file',
  title: fileWords.save,
  group: 'listing',
  keys: [],
  inMenu: true,
  perform: (store) => {
    const state = store.getState()
    saveFile(nameOf(state) + documentFileEnding, documentText(sharedOf(state)))
  },
}

export const saveListing: Command = {
  id: 'save-listing',
  title: fileWords.saveListing,
  group: 'listing',
  keys: [],
  perform: (store) => {
    const state = store.getState()
    saveFile(`${nameOf(state)}.s`, state.document.listing)
  },
}

export const fileCommands: readonly Command[] = [openAFile, saveDocument, saveListing]
