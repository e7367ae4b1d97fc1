import { dirname, join, resolve } from 'node:path'
import { type InlineConfig, type Plugin, build } from 'vite'
import { icedX86 } from '../../iced-plugin.ts'
import { briefPreload } from './briefPreload.ts'
import { later } from './laterPlugin.ts'
import { licences } from './licences.ts'
import { openingAnswer } from './openingAnswer.ts'
import { namedReact } from './namedReact.ts'
import { shortNames } from './shortNames.ts'
import { terse } from './tersePlugin.ts'

/**
 * Beside the page, two things that other pages load: `embed.html`, which must be light, and `embed.js`, the script
 * that hosts paste. Each is built by itself, so that neither shares pieces with the page, and the page is as if there
 * were none.
 */
export function embeds(): Plugin {
  let outDir: string | null = null
  return {
    name: 'embeds',
    apply: 'build',
    configResolved: ({ root, build: { outDir: folder, write }, mode }) => {
      outDir = write && mode === 'production' ? resolve(root, folder) : null
    },
    closeBundle: {
      sequential: true,
      async handler(error) {
        if (error || outDir === null) return
        await buildFigure(outDir)
        await buildHostScript(outDir)
      },
    },
  }
}

/** The same components as on the page, drawn by the smaller of two libraries with one interface. */
const preact = [
  { find: /^react(-dom)?$/, replacement: 'preact/compat' },
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react\/jsx-(dev-)?runtime$/, replacement: 'preact/jsx-runtime' },
]

/** What a figure has no use for, or not before its first picture, by what stands in its place in `app/embed/lighter`. */
export const lighter: Readonly<Record<string, string>> = {
  'src/lessons/index.ts': 'noLessons.ts',
  'app/samples/index.ts': 'samples.ts',
  'app/samples/ia64/index.ts': 'ia64Samples.ts',
  'app/state/deck.ts': 'noDeck.ts',
  'app/state/kernel.ts': 'noKernel.ts',
  'app/state/lesson.ts': 'noLesson.ts',
  'app/state/lessonSelectors.ts': 'noReading.ts',
  'app/state/linkCodec.ts': 'linkCodec.ts',

  'app/machines/index.ts': 'machines.ts',
  'app/registers/cellStory.ts': 'cellStory.ts',
  'app/registers/differencePicture.ts': 'noDifference.ts',
  'app/panels/Listing/itaniumMarks.ts': 'itaniumMarks.ts',
  'app/panels/Glossary/Explained.tsx': 'Explained.tsx',
  'app/panels/Ia64/otherViews.ts': 'itaniumViews.tsx',
  'app/panels/Step/HeadlineWords.tsx': 'HeadlineWords.tsx',
  'app/panels/Step/StepSource.tsx': 'StepSource.tsx',
  'app/panels/Step/StepThrough.tsx': 'noOpening.ts',
  'app/panels/Step/pictures/index.ts': 'pictures.tsx',
  'app/worker/connectMarks.ts': 'noMarks.ts',
  'app/worker/workerFor.ts': 'workerFor.ts',
}

const root = join(import.meta.dirname, '../..')
const lighterFolder = join(root, 'app/embed/lighter')
/** What comes for links names all of its texts. */
const texts = ['sampleTexts.ts', 'ia64Texts.ts'].map((name) => join(root, 'app/samples', name))

/** Puts lighter modules in the place of those that most of the page is behind; they alone reach what they stand for. */
function lightened(table: typeof lighter): Plugin {
  const replaced = new Map(
    Object.entries(table).map(([path, name]) => [join(root, path), join(lighterFolder, name)]),
  )
  return {
    name: 'pvscope-lighter',
    enforce: 'pre',
    resolveId(source, importer) {
      if (importer === undefined || !source.startsWith('.')) return null
      const folder = dirname(importer)
      if (folder === lighterFolder || texts.includes(importer)) return null
      return replaced.get(join(folder, source)) ?? null
    },
  }
}

/** A figure has the themes of a screen, none of a projector. */
const withoutProjectors = (): Plugin => ({
  name: 'pvscope-without-projectors',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue
        file.source = String(file.source).replace(/\[data-theme=present-\w+\]\{[^}]*\}/g, '')
      }
    },
  },
})

type Modules = { getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null }

/** A module and all that has to be there before it runs. */
function withImports(entry: string, modules: Modules): ReadonlySet<string> {
  const found = new Set([entry])
  for (const id of found)
    for (const next of modules.getModuleInfo(id)?.importedIds ?? []) found.add(next)
  return found
}

/** What is loaded together is one file: it packs better than many, and is asked for once. Each adds to those before. */
const loadedTogether = { entry: 'main.tsx', figure: 'start.tsx', reader: 'lighter/reader.ts' }

const firstPicture = {
  name: (id: string, modules: Modules): string | null => {
    const [first] = Object.entries(loadedTogether).find(([, file]) =>
      withImports(join(root, 'app/embed', file), modules).has(id),
    ) ?? ['entry']
    return first === 'entry' ? null : first
  },
}

/** The same of the engine: what it shares with its later parts would else be three small files. */
const firstAnswer = {
  name: (id: string, modules: Modules): string | null =>
    withImports(join(root, 'app/worker/analysis.worker.ts'), modules).has(id) ? 'engine' : null,
}

/** Parts that a first picture waits for. */
const beforePicture = /figure|reader|texts|itanium/i

/** How `embed.html` and its worker are built. */
export const figure = {
  configFile: false,
  base: './',
  logLevel: 'error',
  publicDir: false,
  resolve: { alias: preact },
  css: { modules: { generateScopedName: shortNames(root) } },
  plugins: [
    lightened(lighter),
    withoutProjectors(),
    openingAnswer(),
    briefPreload(),
    namedReact(),
    icedX86(),
    licences(),
    terse(),
  ],
  worker: {
    format: 'es',
    plugins: () => [lightened(lighter), later(), icedX86(), licences(), terse()],
    rolldownOptions: {
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: [firstAnswer] } },
    },
  },
  build: {
    emptyOutDir: false,
    target: 'es2023',
    assetsInlineLimit: 0,
    // Every browser of that target preloads modules by itself. What comes when the picture stands need not be told of
    // its imports before: their names weigh as much as a small part.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (part, files) =>
        beforePicture.test(part) ? files : files.filter((file) => file.endsWith('.css')),
    },
    rolldownOptions: {
      input: 'embed.html',
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: [firstPicture] } },
    },
  },
} satisfies InlineConfig

const buildFigure = (outDir: string) => build({ ...figure, build: { ...figure.build, outDir } })

/** One plain script without imports, which any page can load. */
const buildHostScript = (outDir: string) =>
  build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      lib: {
        entry: 'app/embed/host/main.ts',
        formats: ['iife'],
        name: 'pv',
        fileName: () => 'embed.js',
      },
    },
  })
