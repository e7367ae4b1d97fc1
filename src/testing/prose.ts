/** Measures of a text as a reader meets it. */

const abbreviated = /\b(?:e\.g|i\.e|vs)\.$/

/** Split at full stops, question marks, exclamation marks and colons that end a line; numbers keep their dots. */
export function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = []
  for (const part of text.split(/(?<=[.?!]["”)]?)\s+|\n{2,}/)) {
    const last = sentences.at(-1)
    if (last !== undefined && abbreviated.test(last))
      sentences[sentences.length - 1] = `${last} ${part}`
    else if (part.trim() !== '') sentences.push(part.trim())
  }
  return sentences
}

/** What stands between spaces and has a letter or a digit in it. */
export const wordsOf = (text: string): readonly string[] =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word))

export const wordsIn = (text: string): number => wordsOf(text).length

/** Of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [below = 0, above = 0] = [sorted[middle - 1], sorted[middle]]
  return sorted.length % 2 === 1 ? above : (below + above) / 2
}

/** Words in the sentences of several texts. */
export const sentenceLengths = (texts: readonly string[]): readonly number[] =>
  texts.flatMap(sentencesOf).map(wordsIn)

/** Sentences with more words than that. */
export const longSentences = (texts: readonly string[], most: number): readonly string[] =>
  texts.flatMap(sentencesOf).filter((sentence) => wordsIn(sentence) > most)
