import { describe, expect, it } from 'vitest'
import { ownScript } from './trustedScripts.ts'

const page = 'https://course.example/pvscope/index.html'

describe('what may become a script', () => {
  it.each([
    './assets/analysis.worker-1.js',
    '/pvscope/sw.js',
    'https://course.example/pvscope/assets/a.js',
  ])('%s, from beside the page', (address) => {
    expect(ownScript(address, page)).toBe(address)
  })

  it.each(['https://elsewhere.example/a.js', '//elsewhere.example/a.js', 'data:text/javascript,1'])(
    'not %s',
    (address) => {
      expect(() => ownScript(address, page)).toThrow('https://course.example alone')
    },
  )
})
