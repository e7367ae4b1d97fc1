import { en } from './en.ts'

/** The words of the page, in the one language that it speaks so far. */
export const messages = en
