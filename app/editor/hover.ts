import { type IDisposable, type editor, languages } from 'monaco-editor/editor'
import { machineOf } from '../machines/index.ts'
import type { AppStore } from '../state/store.ts'
import { allLanguages } from './language.ts'

/** Explains the word under the pointer. */
export function registerHover(store: AppStore, model: editor.ITextModel): IDisposable {
  return languages.registerHoverProvider([...allLanguages], {
    provideHover: (asked, { lineNumber, column }) => {
      if (asked !== model) return null
      const line = model.getLineContent(lineNumber)
      const state = store.getState()
      const found = machineOf(state).meaning(state, line, lineNumber, column - 1)
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
