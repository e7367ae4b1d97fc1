import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withSetupLock } from './lock.mjs'
import { SetupError, root, run } from './process.mjs'

const oldestNode = [20, 19]

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return
  throw new SetupError(
    `pvscope needs Node ${oldestNode.join('.')} or newer; this is ${process.versions.node}. ` +
      'Install a newer one from https://nodejs.org and run the command again.',
  )
}

function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8')).packages
  } catch {
    return null
  }
}

/**
 * Whether node_modules holds what the lock file says. npm writes its hidden lock file last, so an
 * installation that was cut short counts as missing. Packages for other machines may be absent.
 */
export function dependenciesAreCurrent() {
  const wanted = packagesOf('package-lock.json')
  const present = packagesOf('node_modules/.package-lock.json')
  if (wanted === null || present === null) return false
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true
    const found = present[path]
    return found ? found.version === version : optional === true
  })
}

/** npm as it was started, else the one on the PATH. */
function npmCommand() {
  const file = process.env.npm_execpath
  if (file?.endsWith('.js')) return [process.execPath, file]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm']
}

/** Installs from the lock file where that is needed. `output`: see `run`. */
export async function ensureDependencies({ say, output }) {
  requireNode()
  if (dependenciesAreCurrent()) return
  await withSetupLock(say, async () => {
    if (dependenciesAreCurrent()) return
    say('Installing the libraries from the lock file (npm ci) …')
    const [command, ...first] = npmCommand()
    const flags = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
    const { code } = await run(command, [...first, 'ci', ...flags], { output })
    if (code === 0 && dependenciesAreCurrent()) return
    throw new SetupError(
      `The libraries could not be installed (npm ci ended with ${code}). ` +
        'Its own message stands above; most often the npm registry cannot be reached.',
    )
  })
}
