/** A number in a sentence, perhaps spelled out: `{ value: 1, text: 'one' }`. */
export interface Figure {
  readonly value: number
  readonly text: string
}

/**
 * A sentence whose numbers stay numbers, so that the page can mark them up and a test can compare them with
 * the data that they were made from.
 */
export type Phrase = readonly (string | Figure)[]

type Value = string | number | Figure | Phrase

const isPhrase = (value: Value): value is Phrase => Array.isArray(value)

function partsOf(value: Value): Phrase {
  if (typeof value === 'number') return [{ value, text: String(value) }]
  return isPhrase(value) ? value : [value]
}

/** Template tag: every number put in becomes a figure. */
export function phrase(strings: TemplateStringsArray, ...values: readonly Value[]): Phrase {
  const parts = strings.flatMap((string, index) => {
    const value = values[index]
    return [string, ...(value === undefined ? [] : partsOf(value))]
  })
  return joined(parts)
}

function joined(parts: Phrase): Phrase {
  const merged: (string | Figure)[] = []
  for (const part of parts) {
    const last = merged.at(-1)
    if (part === '') continue
    if (typeof part === 'string' && typeof last === 'string')
      merged[merged.length - 1] = last + part
    else merged.push(part)
  }
  return merged
}

export const phraseText = (sentence: Phrase): string =>
  sentence.map((part) => (typeof part === 'string' ? part : part.text)).join('')

/** In the order in which they are read. */
export const phraseNumbers = (sentence: Phrase): readonly number[] =>
  sentence.flatMap((part) => (typeof part === 'string' ? [] : [part.value]))

/** Words as a reader counts them: what stands between spaces. */
export const wordCount = (text: string): number => text.split(/\s+/).filter(Boolean).length

/** A headline has at most this many words. */
export const headlineWords = 12

/** The first that is short enough to be a headline; the last where none is. */
export function firstShort(first: Phrase, ...others: readonly Phrase[]): Phrase {
  const all = [first, ...others]
  return all.find((each) => wordCount(phraseText(each)) <= headlineWords) ?? all.at(-1) ?? first
}

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** Spelled out up to ten. */
export const spelled = (value: number): Figure => ({ value, text: small[value] ?? String(value) })

/** `1 byte`, `6 bytes` */
export const counted = (value: number, one: string, many = `${one}s`): Phrase =>
  phrase`${value} ${value === 1 ? one : many}`

/** `eax`, `eax and edx`, `eax, ecx and edx` */
export function listed(names: readonly string[], last = 'and'): string {
  if (names.length < 2) return names.join('')
  return `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`
}

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

export const lowered = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)
