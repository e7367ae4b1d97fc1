import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import nspell from 'nspell'

/**
 * British English by a dictionary that lies on the disk, and the words of the project in `words.txt`: one a line,
 * sorted; a word with a capital is right with it alone.
 */
const folder = dirname(createRequire(import.meta.url).resolve('dictionary-en-gb'))
const part = (name: string) => readFileSync(join(folder, `index.${name}`))

export const ownWords: readonly string[] = readFileSync(
  join(import.meta.dirname, 'words.txt'),
  'utf8',
)
  .split('\n')
  .filter(Boolean)

const dictionary = nspell(part('aff'), part('dic'))
const own = new Set(ownWords)

/** Whether the dictionary alone knows it. */
export const isCommonWord = (word: string): boolean => dictionary.correct(word)

/** Names of code are none of its business: what has a digit, an underscore or a sign within. */
const isCode = (word: string): boolean => /[\d_%$*/=+<>@#]|\w\.\w|^[-.]/.test(word)

const bare = (word: string): string =>
  word
    .replace(/[’]/g, "'")
    .replace(/^[^\p{L}\p{N}%$_*.-]+|[^\p{L}\p{N}_%]+$/gu, '')
    .replace(/'s$|'$/, '')

const lowered = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1)

const isRight = (word: string): boolean =>
  own.has(word) || own.has(lowered(word)) || dictionary.correct(word)

/** Words that neither the dictionary nor the project knows, each once. */
export function misspelt(texts: readonly string[]): readonly string[] {
  const words = texts
    .flatMap((text) => text.split(/[\s–—…:/]+/))
    .map(bare)
    .filter((word) => word !== '' && !isCode(word))
  const parts = new Set(words.flatMap((word) => (isRight(word) ? [] : word.split('-'))))
  return [...parts].filter((word) => word !== '' && !isRight(word)).toSorted()
}
