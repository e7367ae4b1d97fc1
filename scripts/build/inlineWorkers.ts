import type { Plugin } from 'vite'

const worker =
  /new Worker\(\s*new URL\('([^']+)', import\.meta\.url\),\s*\{\s*type: 'module',?\s*(?:(name: \w+),?\s*)?\}\s*\)/g

/** Carries the script of every worker inside of the page: a file has no files beside it that it may load. */
export const inlineWorkers = (): Plugin => ({
  name: 'pvscope-inline-workers',
  enforce: 'pre',
  transform: {
    filter: { id: /\/app\/.*\.ts$/, code: 'new Worker(' },
    handler(code) {
      const imports: string[] = []
      const inlined = code.replace(worker, (_, path: string, named: string | undefined) => {
        const name = `InlineWorker${imports.length}`
        imports.push(`import ${name} from '${path}?worker&inline'`)
        return named === undefined ? `new ${name}()` : `new ${name}({ ${named} })`
      })
      if (imports.length === 0)
        throw new Error('a worker is started in a way that cannot be inlined')
      return { code: `${imports.join('\n')}\n${inlined}`, map: null }
    },
  },
})
