// npm start: sets up what is missing, builds what is out of date, and serves the page.
import { join } from 'node:path'
import { onStdout, tellFailures } from './setup/announce.mjs'
import { builds, ensureBuild } from './setup/build.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { SetupError, endOnInterrupt, root } from './setup/process.mjs'
import { serve } from './setup/staticServer.mjs'

const usualPort = 4173

function wantedPort() {
  const text = process.env.PORT
  if (!text) return usualPort
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port < 65536) return port
  throw new SetupError(`PORT is "${text}"; it must be a number from 0 to 65535.`)
}

endOnInterrupt()
await tellFailures(async () => {
  const wanted = wantedPort()
  const host = process.env.HOST || '127.0.0.1'
  await ensureDependencies(onStdout)
  await ensureBuild('site', onStdout)
  const server = await serve({ folder: join(root, builds.site.folder), port: wanted, host })
  if (server === null) {
    throw new SetupError(`No free port from ${wanted} on; name another: PORT=9000 npm start`)
  }
  if (wanted !== 0 && server.port !== wanted) {
    onStdout.say(`Port ${wanted} is taken, so this runs on ${server.port}.`)
  }
  const name = host === '127.0.0.1' ? 'localhost' : host
  onStdout.say(`pvscope is ready: http://${name}:${server.port}/   (Ctrl+C ends it)`)
})
