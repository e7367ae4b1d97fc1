import { resolve } from 'node:path'
import { type Plugin, build } from 'vite'
import { icedX86 } from '../../iced-plugin.ts'
import { licences } from './licences.ts'

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

const buildFigure = (outDir: string) =>
  build({
    configFile: false,
    base: './',
    logLevel: 'error',
    publicDir: false,
    resolve: { alias: preact },
    plugins: [icedX86(), licences()],
    worker: { format: 'es', plugins: () => [icedX86(), licences()] },
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2023',
      assetsInlineLimit: 0,
      rolldownOptions: { input: 'embed.html' },
    },
  })

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
