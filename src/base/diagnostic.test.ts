import { expect, it } from 'vitest'
import { diagnosticsOf } from './diagnostic.ts'

const make = diagnosticsOf({
  'test/unknown': { severity: 'error', message: (word: string) => `"${word}" is unknown.` },
})

it('quotes a word whole, and a word of megabytes in part', () => {
  const span = { from: 0, to: 1 }
  expect(make('test/unknown', span, 'foo').message).toBe('"foo" is unknown.')
  expect(make('test/unknown', span, 'x'.repeat(5_000_000)).message.length).toBeLessThan(300)
})
