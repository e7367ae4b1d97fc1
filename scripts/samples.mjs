// node scripts/samples.mjs: makes the small kernel files that the page offers and that tests read from their
// sources in src/testing/images, with GNU as and ld. Their output is committed: no kernel is in the repository.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const sources = join(root, 'src/testing/images')
const target = join(root, 'public/samples')
const folder = mkdtempSync(join(tmpdir(), 'pvscope-samples-'))

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: folder, stdio: 'inherit' })
  if (error || status !== 0) throw new Error(`${command} ${args.join(' ')} did not work`)
}

const linkFlags = ['-z', 'max-page-size=4096', '-z', 'noexecstack', '--build-id=none', '-e', '0']

try {
  mkdirSync(target, { recursive: true })
  run('as', ['--64', '-o', join(target, 'module61.ko'), join(sources, 'module61.s')])
  run('as', ['--64', '-o', 'kernel.o', join(sources, 'kernel61.s')])
  const kernel = ['-Ttext=0xffffffff81000000', 'kernel.o', join(target, 'module61.ko')]
  run('ld', ['-m', 'elf_x86_64', ...linkFlags, ...kernel, '-o', join(target, 'vmlinux61')])
  run('ld', [
    '-m',
    'elf_x86_64',
    ...linkFlags,
    '-s',
    ...kernel,
    '-o',
    join(target, 'vmlinux61.stripped'),
  ])
  run('as', ['--32', '-o', join(target, 'entry2630.o'), join(sources, 'entry2630.s')])
} finally {
  rmSync(folder, { recursive: true, force: true })
}
