import type { Names } from './names.ts'
import { counted, listed, phraseText } from './phrase.ts'

/** Numbers of things in sentences. */

export const many = (value: number, one: string): string =>
  value === 0 ? `no ${one}s` : phraseText(counted(value, one))

export const verb = (value: number, one: string, others: string): string =>
  value === 1 ? one : others

export const named = (names: Names): string =>
  names.length > 3 ? `${names.length} registers` : listed(names) || 'nothing'
