import { run } from './process.mjs'

let listsAreFresh = false

/** Whether packages of the distribution can be installed here without asking anybody. */
const canInstall = async () =>
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  (await run('apt-get', ['--version'], { output: 'capture' })).code === 0

/** Installs a package with apt-get; false where that is not possible or did not work. */
export async function installPackage(name, { say, output }) {
  if (!(await canInstall())) return false
  say(`Installing the distribution's package "${name}" (apt-get) …`)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  if (!listsAreFresh) await run('apt-get', ['update', '-q'], { env, output, seconds: 300 })
  listsAreFresh = true
  const flags = ['install', '-y', '-q', '--no-install-recommends', name]
  const { code } = await run('apt-get', flags, { env, output, seconds: 900 })
  if (code !== 0) say(`apt-get could not install "${name}" (it ended with ${code}).`)
  return code === 0
}
