import { installPackage } from './debian.mjs'
import { run } from './process.mjs'

const nginxStarts = async () => (await run('nginx', ['-v'], { output: 'capture' })).code === 0

/** nginx, which a test serves a site with; false where there is none. */
export async function ensureNginx(announcer) {
  if (await nginxStarts()) return true
  return (await installPackage('nginx-light', announcer)) && (await nginxStarts())
}
