/** Words of a text as people count them. */
export const wordsIn = (text: string): readonly string[] =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word))

/** Sentences end at a full stop, a question mark or an exclamation mark before white space; at a colon none ends. */
export const sentencesIn = (text: string): readonly string[] =>
  text.split(/(?<=[.?!]["'”]?)\s+/).filter((sentence) => wordsIn(sentence).length > 0)

/** Lengths of the sentences of several texts, in words, ascending. */
export const sentenceLengths = (texts: readonly string[]): readonly number[] =>
  texts
    .flatMap(sentencesIn)
    .map((sentence) => wordsIn(sentence).length)
    .toSorted((left, right) => left - right)

export const medianOf = (ascending: readonly number[]): number =>
  ascending[Math.floor(ascending.length / 2)] ?? 0
