import { installPackage } from './debian.mjs'
import { run } from './process.mjs'

const assemblerStarts = async () =>
  (await run('as', ['--version'], { output: 'capture' })).code === 0

/** GNU as, which the differential tests compare with; false where there is none. */
export async function ensureAssembler(announcer) {
  if (await assemblerStarts()) return true
  return (await installPackage('binutils', announcer)) && (await assemblerStarts())
}
