import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'

const copy = '?packing'

/**
 * A library is one file, and who asks for a part of it waits for all that anybody uses. A figure reads most links by
 * what the browser has, and needs of the library but how text is spelled in bytes: what packs and unpacks has a copy to
 * itself, in a later file.
 */
export const packingApart = (): Plugin => ({
  name: 'pvscope-packing-apart',
  enforce: 'pre',
  async resolveId(source, importer) {
    const spells = importer?.endsWith('/src/share/shippedTexts.ts')
    if (source !== 'fflate' || spells) return null
    const found = await this.resolve(source, importer, { skipSelf: true })
    return found && { id: found.id + copy, moduleSideEffects: false }
  },
  load: (id) => (id.endsWith(copy) ? readFile(id.slice(0, -copy.length), 'utf8') : null),
})
