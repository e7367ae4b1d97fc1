import { expect, it } from 'vitest'
import { moveTo } from './openViews.ts'

it('gives what opens an entry, and takes it away with what closes', () => {
  expect(moveTo([[]], [])).toBe('stay')
  expect(moveTo([[]], ['lessons'])).toBe('push')
  expect(moveTo([[], ['lessons']], [])).toEqual({ back: 1 })
})

it('goes from a catalogue on to what it opened, and past both when that is closed', () => {
  expect(moveTo([[], ['lessons']], ['lesson callsite'])).toBe('push')
  expect(moveTo([[], ['lessons'], ['lesson callsite']], [])).toEqual({ back: 2 })
})

it('gives no entry to one view after the other, nor to what a link had opened', () => {
  expect(moveTo([[], ['compare']], ['run'])).toBe('replace')
  expect(moveTo([[], ['lesson callsite']], ['lesson sandwich'])).toBe('replace')
  expect(moveTo([['lesson callsite']], [])).toBe('replace')
})
