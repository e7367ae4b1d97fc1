import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'

const copy = '?writing'

/**
 * A library is one file, and who asks for a part of it waits for all that anybody uses. A figure reads links long
 * before it writes one: what packs them has a copy of the library to itself, in a later file.
 */
export const writingApart = (): Plugin => ({
  name: 'pvscope-writing-apart',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (source !== 'fflate' || !importer?.endsWith('/src/share/compress.ts')) return null
    const found = await this.resolve(source, importer, { skipSelf: true })
    return found && { id: found.id + copy, moduleSideEffects: false }
  },
  load: (id) => (id.endsWith(copy) ? readFile(id.slice(0, -copy.length), 'utf8') : null),
})
