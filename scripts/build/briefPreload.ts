import type { Plugin } from 'vite'

/**
 * Brings what a part imports and its styles beside the part, not after it: Vite's own does this too, with much more for
 * pages that have already asked for some of it in their HTML, or have nonces.
 */
const brief = `
const asked = new Set()
export const __vitePreload = async (load, paths = [], from) => {
  await Promise.all(paths.map((path) => {
    const { href } = new URL(path, from)
    if (asked.has(href)) return
    asked.add(href)
    const isStyle = href.endsWith('.css')
    const link = Object.assign(document.createElement('link'), {
      rel: isStyle ? 'stylesheet' : 'modulepreload',
      crossOrigin: '',
      href,
    })
    document.head.append(link)
    return isStyle && new Promise((done, fail) => {
      link.onload = done
      link.onerror = () => {
        asked.delete(href)
        fail(new Error(href))
      }
    })
  }))
  return load()
}
`

export const briefPreload = (): Plugin => ({
  name: 'pvscope-brief-preload',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? brief : null),
})
