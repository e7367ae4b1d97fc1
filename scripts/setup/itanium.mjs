import { installPackage } from './debian.mjs'
import { run } from './process.mjs'

const binutilsStart = async () =>
  (await run('ia64-linux-gnu-as', ['--version'], { output: 'capture' })).code === 0

/** GNU binutils for Itanium, which the tests of that chapter compare with; false where there are none. */
export async function ensureItaniumBinutils(announcer) {
  if (await binutilsStart()) return true
  return (await installPackage('binutils-ia64-linux-gnu', announcer)) && (await binutilsStart())
}
