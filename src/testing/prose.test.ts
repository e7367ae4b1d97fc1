import { describe, expect, it } from 'vitest'
import { longSentences, median, sentencesOf, wordsIn } from './prose.ts'

describe('a text', () => {
  it('is taken apart into sentences, numbers and abbreviations kept whole', () => {
    expect(sentencesOf('Since 2.6.30 it fits. Does it? “Yes.” It has 5.5, e.g. here.')).toEqual([
      'Since 2.6.30 it fits.',
      'Does it?',
      '“Yes.”',
      'It has 5.5, e.g. here.',
    ])
    expect(sentencesOf('One\n\nTwo')).toEqual(['One', 'Two'])
  })

  it('has as many words as a reader counts', () => {
    expect(wordsIn('5 bytes – and %eax, too.')).toBe(5)
    expect(wordsIn('')).toBe(0)
  })

  it('is told where it is too long', () => {
    expect(longSentences(['One two three. One.'], 2)).toEqual(['One two three.'])
  })

  it('has a median', () => {
    expect([median([3, 1, 2]), median([1, 2, 3, 10]), median([])]).toEqual([2, 2.5, 0])
  })
})
