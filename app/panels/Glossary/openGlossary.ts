import { store } from '../../state/store.ts'

/** A link to the entry: for another tab. */
export const addressOf = (term: string): string => `?glossary=${term}`

/** The page of all words, at one of them. */
export const openGlossary = (term: string): void =>
  store.getState().setView({ page: 'glossary', term })
