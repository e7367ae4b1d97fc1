import { join } from 'node:path'
import { type Plugin, runnerImport } from 'vite'

const file = join(import.meta.dirname, '../../app/embed/openingAnswer.ts')
const engine = join(import.meta.dirname, 'openingAnalysis.ts')

/** Asks the engine for what `app/embed/openingAnswer.ts` says, so that it cannot grow old. */
export const openingAnswer = (): Plugin => ({
  name: 'pvscope-opening-answer',
  load: {
    filter: { id: /openingAnswer\.ts$/ },
    async handler(id) {
      if (id !== file) return null
      const { module } = await runnerImport<{ readonly source: string }>(engine, {
        configFile: false,
      })
      return { code: module.source, map: null }
    },
  },
})
