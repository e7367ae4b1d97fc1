import type { Plugin } from 'vite'
import { schemas, schemaText } from '../../app/schemas/index.ts'

/** Beside the page: the forms of links, files, messages and of what the command line prints, as JSON Schemas. */
export const publishSchemas = (): Plugin => ({
  name: 'pvscope-schemas',
  apply: 'build',
  generateBundle() {
    for (const each of schemas) {
      this.emitFile({
        type: 'asset',
        fileName: `schemas/${each.id}.json`,
        source: schemaText(each),
      })
    }
  },
})
