import { languages } from 'monaco-editor/editor'
import { tokenizeLine } from './tokens.ts'

export const languageId = 'gas'

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

/** GAS in AT&T syntax, coloured by the same reader as the plain listing. */
export function registerLanguage(): void {
  if (languages.getLanguages().some(({ id }) => id === languageId)) return
  languages.register({ id: languageId })
  languages.setTokensProvider(languageId, {
    getInitialState: () => new LineState(false),
    tokenize: (line, state) => {
      const { tokens, inComment } = tokenizeLine(line, (state as LineState).inComment)
      return {
        tokens: tokens.map(({ from, kind }) => ({ startIndex: from, scopes: kind })),
        endState: new LineState(inComment),
      }
    },
  })
  languages.setLanguageConfiguration(languageId, {
    comments: { lineComment: '#', blockComment: ['/*', '*/'] },
    brackets: [['(', ')']],
    colorizedBracketPairs: [],
    wordPattern: /[%.$]?[\w.]+/,
  })
}
