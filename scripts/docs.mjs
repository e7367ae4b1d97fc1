// npm run docs: the doors of the engine as pages in dist/api, from the docstrings in the sources. The build of the
// page makes the same in dist/site/api.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onStdout, tellFailures } from './setup/announce.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'

await tellFailures(async () => {
  await ensureDependencies(onStdout)
  const { runnerImport } = await import('vite')
  const { module } = await runnerImport('./scripts/docs/pages.ts', {
    configFile: false,
    logLevel: 'error',
  })
  const folder = 'dist/api'
  mkdirSync(folder, { recursive: true })
  const pages = Object.entries(module.docPages())
  for (const [name, text] of pages) writeFileSync(join(folder, name), text)
  onStdout.say(`${pages.length} files in ${folder}; open ${folder}/index.html`)
})
