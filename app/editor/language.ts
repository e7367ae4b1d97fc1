import { languages } from 'monaco-editor/editor'
import { tokenizeItanium } from '../machines/ia64/tokens.ts'
import { tokenizeLine } from './tokens.ts'

/** A language for each machine. */
export const languageIds = { x86: 'gas', ia64: 'gas-ia64' } as const
export const allLanguages: readonly string[] = Object.values(languageIds)

class LineState implements languages.IState {
  readonly inComment: boolean

  constructor(inComment: boolean) {
    this.inComment = inComment
  }

  clone(): LineState {
    return new LineState(this.inComment)
  }

  equals(other: languages.IState): boolean {
    return other instanceof LineState && other.inComment === this.inComment
  }
}

type Tokenize = typeof tokenizeLine

/** GAS text, coloured by the same reader as the plain listing. */
function register(id: string, tokenizeText: Tokenize, config: languages.LanguageConfiguration) {
  if (languages.getLanguages().some((known) => known.id === id)) return
  languages.register({ id })
  languages.setTokensProvider(id, {
    getInitialState: () => new LineState(false),
    tokenize: (line, state) => {
      const { tokens, inComment } = tokenizeText(line, (state as LineState).inComment)
      return {
        tokens: tokens.map(({ from, kind }) => ({ startIndex: from, scopes: kind })),
        endState: new LineState(inComment),
      }
    },
  })
  languages.setLanguageConfiguration(id, config)
}

export function registerLanguages(): void {
  register(languageIds.x86, tokenizeLine, {
    comments: { lineComment: '#', blockComment: ['/*', '*/'] },
    brackets: [['(', ')']],
    colorizedBracketPairs: [],
    wordPattern: /[%.$]?[\w.]+/,
  })
  register(languageIds.ia64, tokenizeItanium, {
    comments: { lineComment: '//', blockComment: ['/*', '*/'] },
    brackets: [
      ['(', ')'],
      ['{', '}'],
    ],
    colorizedBracketPairs: [],
    wordPattern: /[.$]?[\w.]+/,
  })
}
