import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { panels, views } from './index.ts'

it('names every panel once', () => {
  const ids = [...panels, ...views].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.every((id) => /^[a-z][a-z-]*$/.test(id))).toBe(true)
})

it('shows the step, its bytes and its price on a first visit', () => {
  expect(panels.filter(({ opening }) => opening).map(({ id }) => id)).toEqual([
    'step',
    'bytes',
    'price',
  ])
})

describe.each([...panels, ...views])('$id', ({ Content }) => {
  it('stands before the first answer without a story to tell', () => {
    expect(() => renderToStaticMarkup(createElement(Content))).not.toThrow()
  })
})
