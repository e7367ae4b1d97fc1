import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { withSetupLock } from './lock.mjs'
import { SetupError, root, runTool } from './process.mjs'

const shared = ['src', 'iced-plugin.ts', 'package-lock.json']

/** What is built from what; `entry` is put in place last, so that it never names a missing file. */
export const builds = {
  site: {
    title: 'the page',
    folder: 'dist/site',
    entry: 'index.html',
    config: 'vite.config.ts',
    sources: [
      ...shared,
      'app',
      'public',
      'scripts/build',
      'index.html',
      'embed.html',
      'vite.config.ts',
    ],
  },
  single: {
    title: 'the page as one file',
    folder: 'dist/single',
    entry: 'index.html',
    config: 'vite.single.config.ts',
    sources: [...shared, 'app', 'public', 'scripts/build', 'index.html', 'vite.single.config.ts'],
  },
  cli: {
    title: 'the command line',
    folder: 'dist/cli',
    entry: 'pvscope.mjs',
    config: 'vite.cli.config.ts',
    sources: [...shared, 'app', 'vite.cli.config.ts'],
  },
}

const isSource = (path) => !/\.test\.tsx?$/.test(path) && !path.includes('/testing/')

/** Files under a folder, as paths from `folder`; the folder itself where it is a file. */
function filesUnder(folder) {
  if (!existsSync(folder)) return []
  if (!statSync(folder).isDirectory()) return ['']
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)))
}

/** Changes when any source is edited, added or removed: names, sizes and times, not contents. */
function fingerprint(sources) {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const file of filesUnder(join(root, source))
      .map((name) => join(source, name))
      .sort()) {
      if (!isSource(file)) continue
      const { mtimeMs, size } = statSync(join(root, file))
      hash.update(`${file} ${mtimeMs} ${size}\n`)
    }
  }
  return hash.digest('hex')
}

const stampOf = ({ folder }) => join(root, `${folder}.built`)

function isCurrent(build, wanted) {
  try {
    if (!existsSync(join(root, build.folder, build.entry))) return false
    return readFileSync(stampOf(build), 'utf8') === wanted
  } catch {
    return false
  }
}

/** Moves a finished build into place file by file, so that a running server or command keeps working. */
function putInPlace(build, made) {
  const target = join(root, build.folder)
  const files = filesUnder(made)
  for (const file of [...files.filter((name) => name !== build.entry), build.entry]) {
    mkdirSync(dirname(join(target, file)), { recursive: true })
    renameSync(join(made, file), join(target, file))
  }
  for (const file of filesUnder(target)) if (!files.includes(file)) rmSync(join(target, file))
}

/**
 * Builds where the sources are not those of the last build.
 *
 * @param {keyof typeof builds} id
 * @param {{ say: (text: string) => void, output: string }} announcer
 */
export async function ensureBuild(id, { say, output }) {
  const build = builds[id]
  if (isCurrent(build, fingerprint(build.sources))) return
  await withSetupLock(say, async () => {
    const wanted = fingerprint(build.sources)
    if (isCurrent(build, wanted)) return
    say(`Building ${build.title} …`)
    const made = join(root, 'dist', `.${id}-${process.pid}`)
    try {
      const flags = ['--config', build.config, '--outDir', made, '--emptyOutDir']
      const { code } = await runTool('vite', ['build', ...flags, '--logLevel', 'error'], { output })
      if (code !== 0 || !existsSync(join(made, build.entry))) {
        throw new SetupError(`Building ${build.title} failed; the reason stands above.`)
      }
      putInPlace(build, made)
      writeFileSync(stampOf(build), wanted)
    } finally {
      rmSync(made, { recursive: true, force: true })
    }
  })
}
