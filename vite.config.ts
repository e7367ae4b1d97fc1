import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { icedX86 } from './iced-plugin.ts'
import { publishDocs } from './scripts/build/docsPlugin.ts'
import { embeds } from './scripts/build/embedPlugin.ts'
import { licences } from './scripts/build/licences.ts'
import { offline } from './scripts/build/offlinePlugin.ts'
import { openingAnswer } from './scripts/build/openingAnswer.ts'
import { publishSchemas } from './scripts/build/schemasPlugin.ts'

/** Where the page will be: previews of links want the whole address of their picture. */
const home = process.env['PVSCOPE_HOME']?.replace(/\/?$/, '/')

const preview = {
  name: 'pvscope-preview',
  transformIndexHtml: (html: string) =>
    home === undefined
      ? html
      : html.replaceAll('content="./preview.png"', `content="${home}preview.png"`),
}

export default defineConfig({
  base: './',
  // The last one lists all that the others have made.
  plugins: [
    react(),
    icedX86(),
    licences(),
    preview,
    openingAnswer(),
    publishSchemas(),
    publishDocs(),
    embeds(),
    offline(),
  ],
  worker: { format: 'es', plugins: () => [icedX86(), licences()] },
  build: { outDir: 'dist/site', emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0 },
})
