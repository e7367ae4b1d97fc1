import { type IDisposable, type editor, languages } from 'monaco-editor/editor'
import type { MachineId } from '../../src/share/document.ts'
import { itaniumMeaning } from '../machines/ia64/meaning.ts'
import type { AppState, AppStore } from '../state/store.ts'
import { allLanguages } from './language.ts'
import { meaningInX86 } from './meaning.ts'
import type { Meaning } from './wordMeaning.ts'

/** What a word under the pointer means. */
type MeaningAt = (state: AppState, text: string, line: number, column: number) => Meaning | null

const meanings: Readonly<Record<MachineId, MeaningAt>> = {
  x86: meaningInX86,
  ia64: itaniumMeaning,
}

/** Explains the word under the pointer. */
export function registerHover(store: AppStore, model: editor.ITextModel): IDisposable {
  return languages.registerHoverProvider([...allLanguages], {
    provideHover: (asked, { lineNumber, column }) => {
      if (asked !== model) return null
      const line = model.getLineContent(lineNumber)
      const state = store.getState()
      const found = meanings[state.document.machine](state, line, lineNumber, column - 1)
      if (!found || found.said.length === 0) return null
      return {
        contents: found.said.map((value) => ({ value })),
        range: {
          startLineNumber: lineNumber,
          endLineNumber: lineNumber,
          startColumn: found.from + 1,
          endColumn: found.to + 1,
        },
      }
    },
  })
}
