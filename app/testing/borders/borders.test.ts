import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSources } from '../../../src/testing/importGraph.ts'
import { entries } from './border.ts'
import { borders } from './index.ts'

/** `npm run fuzz -- borders` asks for more inputs and prints the seed. */
const inputs = Number(process.env['PVSCOPE_FUZZ_BORDERS'] ?? 20_000)
const seed = Number(process.env['PVSCOPE_FUZZ_SEED'] ?? 20090130)

describe(`at the borders, ${inputs} inputs, seed ${seed}`, () => {
  it.each(borders.map((border) => [border.id, border] as const))(
    'nothing falls over: %s',
    (_, { check, share }) => check(Math.ceil((inputs * share) / 100), seed),
    7_200_000,
  )
})

const root = join(import.meta.dirname, '../../..')

/** How something from outside gets into a source. */
const waysIn =
  /JSON\.parse\(|addEventListener\('(?:message|storage|hashchange|popstate|drop)'|\.getItem\(|location\.(?:hash|search)\)|\.files \?\? \[\]|onDidPaste/

/** Sources with such a way that let nothing of others in, with the reason. */
const noBorders: Readonly<Record<string, string>> = {
  'app/gallery/Gallery.tsx': 'looks names up among its own exhibits, and is in no published build',
  'app/state/addressBar.ts': 'says only that an address changed; those that hear it have borders',
  'app/state/wayBack.ts':
    'opens only views that it knows by name; addressBar.ts refuses any other form',
  'app/main.tsx': 'hands the query to setup.ts and asks for the gallery by name',
  'app/editor/mount.ts': 'hands what was pasted to kernel/convert.ts',
  'app/worker/analysis.worker.ts': 'hears only the page that started it',
  'app/worker/client.ts': 'hears only the worker that it started',
  'app/kernel/kernel.worker.ts': 'hears only the page that started it',
  'app/kernel/port.ts': 'hears only the worker that it started',
  'app/offline/serviceWorker.ts': 'compares what it hears with one word',
  'app/present/speaker/open.ts': 'makes the name of a channel of what it reads, whatever that is',
  'app/embed/host/figures.ts': 'figure.ts hears only its own frame',
}

describe('every way in', () => {
  it('has a border', () => {
    const covered = new Set(borders.flatMap((border) => border.entries))
    expect([...covered].toSorted()).toEqual([...entries].toSorted())
  })

  it('is in a source that a border names, or says why it needs none', () => {
    const sources = readSources(root, ['src', 'app'])
    const guards = new Set(borders.flatMap((border) => border.guards))
    const found = [...sources]
      .filter(([path, text]) => waysIn.test(text) && !/\/testing\b/.test(path))
      .map(([path]) => path)
    expect(found.length).toBeGreaterThan(20)
    const unguarded = found.filter((path) => !guards.has(path) && !(path in noBorders))
    expect(unguarded).toEqual([])
    expect(Object.keys(noBorders).filter((path) => !found.includes(path))).toEqual([])
  })

  it('is named by sources that there are', () => {
    for (const guard of borders.flatMap((border) => border.guards)) {
      expect(existsSync(join(root, guard)), guard).toBe(true)
    }
  })

  it('counts', () => {
    const whole = borders.reduce((sum, { share }) => sum + share, 0)
    expect(whole).toBe(100)
    expect(new Set(borders.map(({ id }) => id)).size).toBe(borders.length)
  })
})
