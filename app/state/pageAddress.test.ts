import { describe, expect, it } from 'vitest'
import { followPage, withPage } from './pageAddress.ts'
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

describe('the page in the address', () => {
  it('is taken from it, and follows the command', () => {
    const store = createAppStore()
    const window = page('?reading', '#v3,abc')
    followPage(store, window)
    expect(store.getState().view.page).toBe('reading')
    store.getState().setView({ page: null })
    expect([window.location.search, window.location.hash]).toEqual(['', '#v3,abc'])
    store.getState().setView({ page: 'glossary' })
    expect([window.location.search, window.location.hash]).toEqual(['?glossary', '#v3,abc'])
  })

  it('leaves the other parameters alone', () => {
    expect(withPage('?a=1&reading&b', null)).toBe('?a=1&b')
    expect(withPage('?a=1&reading', 'glossary')).toBe('?a=1&glossary')
    expect(withPage('', null)).toBe('')
  })
})
