import { type IDisposable, type editor, languages } from 'monaco-editor/editor'
import { preludeMacros } from '../../src/prelude/index.ts'
import { opsOf } from '../../src/ops/index.ts'
import { type ConfigId, archOf } from '../../src/ops/op.ts'
import { clobberWords } from '../../src/x86/clobbers.ts'
import { registerNames } from '../../src/x86/registers.ts'
import { completion, directives, mnemonics } from '../messages/vocabulary.ts'
import type { AppStore } from '../state/store.ts'
import { languageIds } from './language.ts'
import { type Expected, expectedAfter } from './wordAt.ts'

const { CompletionItemKind } = languages

interface Offer {
  readonly label: string
  readonly kind: languages.CompletionItemKind
  readonly detail: string
}

const offer = (label: string, kind: languages.CompletionItemKind, detail: string): Offer => ({
  label,
  kind,
  detail,
})

function statements(config: ConfigId): readonly Offer[] {
  return [
    ...preludeMacros(config).map(({ name, signature }) =>
      offer(name, CompletionItemKind.Function, signature),
    ),
    ...Object.entries(mnemonics).map(([name, meaning]) =>
      offer(name, CompletionItemKind.Keyword, meaning),
    ),
    ...Object.entries(directives).map(([name, meaning]) =>
      offer(name, CompletionItemKind.Property, meaning),
    ),
  ]
}

const offers: Record<Expected, (config: ConfigId) => readonly Offer[]> = {
  nothing: () => [],
  statement: statements,
  register: (config) =>
    registerNames(archOf(config)).map((name) =>
      offer(`%${name}`, CompletionItemKind.Variable, completion.register),
    ),
  operation: (config) =>
    opsOf(config).map(({ member, id }) => offer(member, CompletionItemKind.Method, id)),
  constant: (config) =>
    Object.keys(clobberWords(archOf(config))).map((name) =>
      offer(name, CompletionItemKind.Constant, completion.constant),
    ),
}

/** Offers what may stand at the cursor: the editor itself knows no assembly. */
export function registerCompletion(store: AppStore, model: editor.ITextModel): IDisposable {
  return languages.registerCompletionItemProvider(languageIds.x86, {
    triggerCharacters: ['%', '.', '('],
    provideCompletionItems: (asked, { lineNumber, column }) => {
      if (asked !== model) return { suggestions: [] }
      const before = model.getLineContent(lineNumber).slice(0, column - 1)
      const started = /[%.$]?[\w.]*$/.exec(before)?.[0].length ?? 0
      const range = {
        startLineNumber: lineNumber,
        endLineNumber: lineNumber,
        startColumn: column - started,
        endColumn: column,
      }
      const { config } = store.getState().document
      return {
        suggestions: offers[expectedAfter(before)](config).map((found) => ({
          ...found,
          insertText: found.label,
          range,
        })),
      }
    },
  })
}
