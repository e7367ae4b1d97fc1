// npm run --silent pvscope -- COMMAND …: sets itself up with standard output kept clean, then runs.
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { onStderr, tellFailures } from './setup/announce.mjs'
import { builds, ensureBuild } from './setup/build.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { endOnInterrupt, root } from './setup/process.mjs'

const wrongUsage = 2

endOnInterrupt()
await tellFailures(async () => {
  await ensureDependencies(onStderr)
  await ensureBuild('cli', onStderr)
  await import(pathToFileURL(join(root, builds.cli.folder, builds.cli.entry)).href)
}, wrongUsage)
