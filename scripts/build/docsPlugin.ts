import type { Plugin } from 'vite'
import { docPages } from '../docs/pages.ts'

/** Beside the page: the documentation of the engine, in `api/`. */
export const publishDocs = (): Plugin => ({
  name: 'pvscope-docs',
  apply: 'build',
  generateBundle() {
    for (const [name, source] of Object.entries(docPages())) {
      this.emitFile({ type: 'asset', fileName: `api/${name}`, source })
    }
  },
})
