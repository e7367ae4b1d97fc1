import { describe, expect, it } from 'vitest'
import { aheadBy, askFrom, newsFrom, type SpeakerNews, wrapped } from './message.ts'

const news: SpeakerNews = {
  kind: 'news',
  now: 'Inline code wins.',
  title: 'Ask',
  next: 'The price',
  notes: 'Wait.',
  at: { at: 3, of: 12 },
  covered: false,
  detour: false,
  blank: 'black',
  startedAt: 1000,
  planned: { before: 4, here: 2, total: 24 },
  scale: 150,
}

describe('a message to the speaker', () => {
  it('comes through as it was', () => {
    expect(newsFrom(wrapped(news))).toEqual(news)
    expect(askFrom(wrapped({ kind: 'next', id: '1' }))).toEqual({ kind: 'next', id: '1' })
  })

  it.each([
    null,
    7,
    'news',
    {},
    news,
    wrapped({ kind: 'hello', id: '1' }),
    { 'pvscope-speaker': 1 },
  ])('is told from what others send: %j', (data) => expect(newsFrom(data)).toBeNull())

  it('has a size that there is, whatever it was told', () => {
    const sizeOf = (scale: unknown) => newsFrom({ 'pvscope-speaker': { ...news, scale } })?.scale
    expect([90, 4000, -1, 'large', undefined].map(sizeOf)).toEqual([90, 200, 80, 100, 100])
  })

  it('is refused where a field is of another kind', () => {
    expect(newsFrom({ 'pvscope-speaker': { ...news, planned: null } })).toBeNull()
    expect(newsFrom({ 'pvscope-speaker': { ...news, now: 4 } })).toBeNull()
    expect(askFrom({ 'pvscope-speaker': { kind: 'close', id: '1' } })).toBeNull()
  })
})

describe('the plan', () => {
  it('is kept while a state takes no more than its minutes', () => {
    expect(aheadBy(news, 4 * 60)).toBe(0)
    expect(aheadBy(news, 6 * 60)).toBe(0)
  })

  it('says how far ahead or behind the lecture is', () => {
    expect(aheadBy(news, 3 * 60)).toBe(60)
    expect(aheadBy(news, 6 * 60 + 30)).toBe(-30)
  })
})
