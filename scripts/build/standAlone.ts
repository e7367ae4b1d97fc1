import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

/** A page without neighbours: its sign stands in it, and nothing points at a manifest or a preview. */
export const standAlone = (): Plugin => ({
  name: 'pvscope-stand-alone',
  transformIndexHtml: (html) => {
    const sign = readFileSync('public/favicon.svg').toString('base64')
    return html
      .replace(/^.*rel="manifest".*\n/m, '')
      .replace(/^.*(og|twitter):image.*\n/gm, '')
      .replace('./favicon.svg', `data:image/svg+xml;base64,${sign}`)
  },
})
