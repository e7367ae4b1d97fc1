import { describe, expect, it } from 'vitest'
import { followReading, withReading } from './readingAddress.ts'
import { createAppStore } from './store.ts'

function page(search: string, hash = '') {
  const location = { pathname: '/', search, hash }
  const history = {
    replaceState: (_: unknown, __: string, url: string) => {
      const [path = '', after = ''] = url.split('#')
      location.search = path.includes('?') ? path.slice(path.indexOf('?')) : ''
      location.hash = after === '' ? '' : `#${after}`
    },
  }
  return { location, history } as unknown as Window
}

describe('the reading mode in the address', () => {
  it('is taken from it, and follows the command', () => {
    const store = createAppStore()
    const window = page('?reading', '#v3,abc')
    followReading(store, window)
    expect(store.getState().view.reading).toBe(true)
    store.getState().setView({ reading: false })
    expect([window.location.search, window.location.hash]).toEqual(['', '#v3,abc'])
    store.getState().setView({ reading: true })
    expect([window.location.search, window.location.hash]).toEqual(['?reading', '#v3,abc'])
  })

  it('leaves the other parameters alone', () => {
    expect(withReading('?a=1&reading&b', false)).toBe('?a=1&b')
    expect(withReading('?a=1', true)).toBe('?a=1&reading')
    expect(withReading('', false)).toBe('')
  })
})
