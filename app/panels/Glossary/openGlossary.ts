import { store } from '../../state/store.ts'

/** A link to the entry: for another tab. */
export const addressOf = (term: string): string => `./?glossary=${term}`

/** The page of all words, at one of them. A figure in somebody else's page stays what it is. */
export function openGlossary(term: string): void {
  const { view, setView } = store.getState()
  if (view.embedded) window.open(addressOf(term), '_blank', 'noopener')
  else setView({ page: 'glossary', term })
}
