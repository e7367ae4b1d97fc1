import { type MinifyOptions, minify } from 'terser'
import type { Plugin } from 'vite'

/** Characters; longer is the editor, which is no part of a first picture and would take most of the time. */
const longest = 1_000_000

/** No getter of ours does anything, and nobody asks a function for the number of its parameters. */
const options: MinifyOptions = {
  module: true,
  ecma: 2020,
  compress: { passes: 3, ecma: 2020, pure_getters: true, keep_fargs: false },
}

/** Goes once more over what the bundler has made small: it finds what nobody reads and what is used once. */
export const terse = (): Plugin => ({
  name: 'pvscope-terse',
  apply: 'build',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    async handler(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || chunk.code.length > longest) continue
        const { code } = await minify(chunk.code, options)
        chunk.code = code ?? chunk.code
      }
    },
  },
})
