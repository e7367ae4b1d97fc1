import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { scripts, version } from '../package.json'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

describe('the version', () => {
  it('is the newest in the list of changes, and that of the lock file', () => {
    expect(/^## (.+)$/m.exec(read('CHANGELOG.md'))?.[1]).toBe(version)
    const lock = JSON.parse(read('package-lock.json')) as {
      version: string
      packages: Record<string, { version: string }>
    }
    expect([lock.version, lock.packages['']?.version]).toEqual([version, version])
  })
})

/** Folders that git keeps. */
const folders = ['app', 'e2e', 'public', 'scripts', 'src']
const readmes = [
  'README.md',
  'CONTRIBUTING.md',
  ...folders.map((folder) => `${folder}/README.md`),
  'app/embed/README.md',
  'src/lessons/README.md',
]

/** What stands as code in a text, or behind a link. */
const quoted = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`\n]+)`|\]\(([^)\s]+)\)/g)].map(([, code, link]) => code ?? link ?? '')

const isPath = (word: string): boolean =>
  /^[\w@.][\w@.-]*(?:\/[\w@.-]*)*$/.test(word) &&
  /\/|\.(?:ts|tsx|mjs|md|json|html|conf|yml|css)$/.test(word)

/** What a reader would write, not what is there; what a build makes; what belongs to others. */
const notHere =
  /(?:^|\/)(?:mine|hyperv|v6_12|v5|alignment|aligned|inlineAsm|copyBytes|lessonFields|Faults|segments|Stack|StackPanel)\b|^dist\/|^\.ts$|^schemas\/|^application\/|^api\/|^embed\.(?:js|html)$|\.generated\.ts$|^[\w.-]+\.(?:svg|jsonl|ko|json)$/

/** Every file and folder below a top folder. */
const paths = [...folders, '.github'].flatMap((top) => [
  top,
  ...readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map(
    (path) => `${top}/${path.replaceAll('\\', '/')}`,
  ),
])

/** From the root, from the text's own folder, or, of a name in a row of a table, anywhere in that folder. */
function isThere(path: string, readme: string): boolean {
  const here = dirname(readme)
  const plain = path.replace(/\/$/, '')
  if ([join(here, plain), plain].some((each) => existsSync(join(root, each)))) return true
  const below = paths.filter((each) => here === '.' || each.startsWith(`${here}/`))
  return below.some((each) => each.endsWith(`/${plain}`))
}

const missingIn = (readme: string): readonly string[] =>
  quoted(read(readme))
    .map((word) => word.replace(/#.*$/, ''))
    .filter((word) => isPath(word) && !notHere.test(word) && !isThere(word, readme))

describe('the texts for who works here', () => {
  it('stand in each top folder', () => {
    const there = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !/^(?:\.|dist$|node_modules$)/.test(entry.name))
      .map(({ name }) => name)
    expect(there.filter((name) => !folders.includes(name) && name !== 'test-results')).toEqual([])
  })

  it.each(readmes)('name no path that is not there: %s', (readme) => {
    expect(quoted(read(readme)).filter(isPath).length).toBeGreaterThan(0)
    expect(missingIn(readme)).toEqual([])
  })

  it.each(['README.md', 'CONTRIBUTING.md'])('name no command that is not there: %s', (readme) => {
    const named = [...read(readme).matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(
      ([, name]) => name ?? '',
    )
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
  })

  it('tell of every folder of the engine and of the app', () => {
    for (const top of ['src', 'app']) {
      const text = read(`${top}/README.md`)
      const inside = readdirSync(join(root, top), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => `\`${name}/\``)
      expect(inside.filter((name) => !text.includes(name))).toEqual([])
    }
  })

  /** Lists of the table "To add something". */
  const lists = [...read('README.md').matchAll(/^\|.*\| `((?:src|app)\/[^`|]+\.ts)` \|$/gm)].map(
    ([, list]) => list ?? '',
  )
  const tests = paths
    .filter((path) => /\.test\.tsx?$/.test(path))
    .map((path) => ({ path, text: read(path) }))

  it('have a table of lists', () => expect(lists.length).toBeGreaterThan(15))

  it.each([...new Set(lists)])('name lists whose every entry a test goes through: %s', (list) => {
    const looks = tests.filter(({ path, text }) =>
      [...text.matchAll(/from '(\.[^']+)'/g)].some(
        ([, target = '']) => join(dirname(path), target) === list,
      ),
    )
    expect(looks.map(({ path }) => path)).not.toEqual([])
  })
})
