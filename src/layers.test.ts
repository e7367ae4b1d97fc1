import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  type Import,
  type Sources,
  importCycle,
  importsIn,
  readSources,
} from './testing/importGraph.ts'

/** Who may import whom inside the engine, as a value or as a type. `anywhere` stands for all of `src`. */
const engine: Readonly<Record<string, readonly string[]>> = {
  base: [],
  x86: ['base'],
  program: ['base', 'x86'],
  asm: ['base', 'x86', 'program'],
  elf: ['base', 'x86', 'program'],
  dataflow: ['base', 'x86', 'program'],
  ops: ['base', 'x86'],
  sites: ['base', 'x86', 'program', 'ops'],
  backends: ['base', 'x86', 'ops'],
  prelude: ['base', 'x86', 'ops', 'backends'],
  patch: ['base', 'x86', 'program', 'asm', 'ops', 'sites', 'backends', 'dataflow'],
  cost: ['base', 'x86', 'program', 'ops', 'sites', 'backends', 'dataflow', 'patch'],
  lint: ['base', 'x86', 'program', 'ops', 'sites', 'backends', 'dataflow', 'patch', 'cost'],
  rules: ['base', 'x86', 'program', 'asm', 'ops', 'sites', 'backends', 'dataflow', 'patch'],
  run: ['base', 'x86', 'program', 'ops', 'backends'],
  ia64: ['base'],
  lessons: ['base', 'x86', 'share'],
  glossary: ['base'],
  share: ['base'],
  provenance: ['base'],
}
const belowFigure = Object.keys(engine).filter(
  (folder) => !['lessons', 'glossary', 'share', 'provenance'].includes(folder),
)
const belowAnalysis = [...belowFigure, 'figure', 'lessons', 'share']

/** Lists of what there is, light enough for whoever only asks for ids and words. */
const registries = ['src/backends/index.ts', 'src/patch/checks/index.ts', 'src/patch/eras.ts']
const mayList = ['share', 'provenance']

/** Folders that may name any type of the engine. */
const typesFromAnywhere = ['lessons', 'share', 'figure', 'provenance']

/** What the page may load from the engine; everything else reaches it through the worker. */
const pageValues = [
  'base',
  'ops',
  'backends',
  'prelude',
  'rules',
  'lessons',
  'glossary',
  'share',
  'provenance',
  'x86',
]

/** Single files of other folders that only look things up in an analysis. */
const pageFiles = [
  'src/dataflow/annotations.ts',
  'src/dataflow/cells.ts',
  'src/dataflow/pressure.ts',
  'src/elf/magic.ts',
  'src/patch/checks/index.ts',
  'src/patch/eras.ts',
  'src/program/extents.ts',
  'src/run/report.ts',
  'src/run/start.ts',
]

/** Packages that the engine may load, by the only file or folder that may. */
const enginePackages: Readonly<Record<string, string>> = {
  'iced-x86': 'src/x86/iced',
  fflate: 'src/share/',
}

const folderOf = (path: string): string => path.split('/')[1] ?? ''

function engineMayImport(path: string, { target, kind }: Import): boolean {
  const [from, to] = [folderOf(path), folderOf(target)]
  if (!target.startsWith('src/')) return false
  if (from === to || from === 'testing') return true
  if (kind === 'type' && typesFromAnywhere.includes(from)) return to !== 'testing'
  if (mayList.includes(from) && registries.includes(target)) return true
  if (from === 'analysis') return belowAnalysis.includes(to)
  if (from === 'figure') return belowFigure.includes(to)
  return engine[from]?.includes(to) ?? false
}

/** What runs beside the page. */
const workers = [
  'app/worker/analysis.worker.ts',
  'app/worker/core.ts',
  'app/worker/itanium.worker.ts',
  'app/worker/rest.ts',
  'app/kernel/engine.ts',
  'app/kernel/unpack.ts',
]

function pageMayImport(path: string, { target, kind }: Import): boolean {
  // Looks at everything from both sides; nothing that ships may import it.
  if (path.startsWith('app/testing/')) return true
  if (target.startsWith('app/')) {
    if (folderOf(path) === 'ui') return folderOf(target) === 'ui' || kind === 'type'
    return folderOf(target) !== 'cli' || folderOf(path) === 'cli'
  }
  if (!target.startsWith('src/')) return false
  if (folderOf(target) === 'testing') return false
  if (kind === 'type' || folderOf(path) === 'cli') return true
  if (workers.includes(path)) return true
  if (path === 'app/worker/client.ts' && kind === 'dynamic') return true
  if (pageFiles.includes(target)) return true
  return pageValues.includes(folderOf(target)) && !target.startsWith('src/x86/iced')
}

function mayImport(path: string, found: Import): boolean {
  if (found.package) {
    if (!path.startsWith('src/') || path.startsWith('src/testing/')) return true
    const allowed = enginePackages[found.target]
    return allowed !== undefined && path.startsWith(allowed)
  }
  // Styles, texts and other assets carry no code.
  if (!/\.tsx?$/.test(found.target)) return true
  if (path.startsWith('e2e/')) return found.target.startsWith('e2e/')
  return path.startsWith('src/') ? engineMayImport(path, found) : pageMayImport(path, found)
}

const violations = (sources: Sources): readonly string[] =>
  [...sources].flatMap(([path, text]) =>
    importsIn(path, text)
      .filter((found) => !mayImport(path, found))
      .map(({ target, kind }) => `${path} -> ${target} (${kind})`),
  )

describe('the sources', () => {
  const sources = readSources(join(import.meta.dirname, '..'), ['src', 'app', 'e2e'])

  it('import only what their folder may', () => {
    expect(sources.size).toBeGreaterThan(20)
    expect(violations(sources)).toEqual([])
  })

  it('have no import cycle', () => {
    expect(importCycle(sources)).toEqual([])
  })
})

describe('the import table', () => {
  const refused = (path: string, text: string) => violations(new Map([[path, text]])).length > 0

  it.each([
    ['src/asm/link.ts', `import { opsOf } from '../ops/ops.ts'`],
    ['src/asm/link.ts', `import type { Op } from '../ops/op.ts'`],
    ['src/base/span.ts', `export { arches } from '../x86/arch.ts'`],
    ['src/patch/apply.ts', `import {\n  design,\n} from '../rules/design.ts'`],
    ['src/share/encodeLink.ts', `import { type OpId } from '../ops/op.ts'`],
    ['src/share/fields.ts', `import { backendTable } from '../backends/table.ts'`],
    ['src/x86/nops.ts', `import { Decoder } from 'iced-x86'`],
    ['src/base/bytes.ts', `import { readFileSync } from 'node:fs'`],
    ['src/asm/asm.ts', `import { dump } from '../testing/dump.ts'`],
    ['app/panels/Step.tsx', `import { analyze } from '../../src/analysis/analyze.ts'`],
    ['app/worker/client.ts', `import { analyze } from '../../src/analysis/analyze.ts'`],
    ['app/panels/Step.tsx', `const it = import('../../src/analysis/analyze.ts')`],
    ['app/state/store.ts', `import { loadIced } from '../../src/x86/iced.ts'`],
    ['app/panels/Step.tsx', `import { run } from '../cli/run.ts'`],
    ['app/ui/Chip.tsx', `import { store } from '../state/store.ts'`],
    ['e2e/first.spec.ts', `import { store } from '../app/state/store.ts'`],
  ])('refuses in %s: %s', (path, text) => {
    expect(refused(path, text)).toBe(true)
  })

  it.each([
    ['src/rules/design.ts', `import { chooseFirst } from '../patch/choose.ts'`],
    ['src/share/fields.ts', `import { variants } from '../backends/index.ts'`],
    ['src/share/decodeLink.ts', `import type { OpId } from '../ops/op.ts'`],
    ['src/analysis/analyze.ts', `import { assemble } from '../asm/assemble.ts'`],
    ['app/worker/core.ts', `import { analyze } from '../../src/analysis/analyze.ts'`],
    ['app/worker/client.ts', `await import('../../src/analysis/analyze.ts')`],
    ['app/cli/run.ts', `import { analyze } from '../../src/analysis/analyze.ts'`],
    ['app/panels/Step.tsx', `import type { Analysis } from '../../src/analysis/analysis.ts'`],
    ['src/asm/asm.ts', `// import { opsOf } from '../ops/ops.ts'`],
  ])('allows in %s: %s', (path, text) => {
    expect(refused(path, text)).toBe(false)
  })

  it('sees a cycle through a third file', () => {
    const cycle = importCycle(
      new Map([
        ['src/a.ts', `import { b } from './b.ts'`],
        ['src/b.ts', `import { c } from './c.ts'`],
        ['src/c.ts', `export { a } from './a.ts'`],
      ]),
    )
    expect(cycle).toEqual(['src/a.ts', 'src/b.ts', 'src/c.ts', 'src/a.ts'])
  })
})
