// npm run bundle:single: the whole page as one file, which opens from a disk or a course's file store.
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { onStdout, tellFailures } from './setup/announce.mjs'
import { builds, ensureBuild } from './setup/build.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { root } from './setup/process.mjs'

await tellFailures(async () => {
  await ensureDependencies(onStdout)
  await ensureBuild('single', onStdout)
  const file = join(builds.single.folder, builds.single.entry)
  const megabytes = (statSync(join(root, file)).size / 1e6).toFixed(1)
  onStdout.say(`${file}: ${megabytes} MB; works from file://, without a server or a network.`)
  onStdout.say(
    'It leaves out the embed, the sample kernel files (open your own instead) and the offline copy, which it is itself.',
  )
})
