import { describe, expect, it } from 'vitest'
import { provenance } from '../../src/provenance/index.ts'
import { wordCount } from './phrase.ts'
import { accounts, dateWords, provenanceWords } from './provenance.ts'

const sentencesOf = (text: string): readonly string[] => text.split(/(?<=[.?]) /)

const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0

describe.each(provenance)('the account of $id', (source) => {
  const text = accounts[source.id]
  const lengths = sentencesOf(text).map(wordCount)

  it('stands under the key that its source names', () => {
    expect(accounts).toHaveProperty([source.account], text)
  })

  it('has 20 to 80 words in two to four sentences or so', () => {
    expect(wordCount(text)).toBeGreaterThanOrEqual(20)
    expect(wordCount(text)).toBeLessThanOrEqual(80)
    expect(lengths.length).toBeGreaterThanOrEqual(2)
    expect(lengths.length).toBeLessThanOrEqual(4)
  })

  it('is made of short sentences', () => {
    expect(median(lengths)).toBeLessThanOrEqual(16)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(28)
  })

  it('quotes nobody', () => {
    expect(text).not.toMatch(/["“”]/)
  })

  it('has a chip that says who, where and when', () => {
    const parts = provenanceWords.chip(source).split(' · ')
    expect(parts).toHaveLength(3)
    expect(parts.every((part) => part !== '')).toBe(true)
    expect(provenanceWords.chip(source)).toContain(dateWords(source.date))
  })
})

it('has no account without a source', () => {
  expect(Object.keys(accounts).toSorted()).toEqual(provenance.map(({ id }) => id).toSorted())
})

it('writes dates as exactly as they are known', () => {
  expect(['2009', '2007-03', '2009-01-30'].map(dateWords)).toEqual([
    '2009',
    'March 2007',
    '30 January 2009',
  ])
})
