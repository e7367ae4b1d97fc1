import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { viteSingleFile } from 'vite-plugin-singlefile'
import { icedX86 } from './iced-plugin.ts'
import { inlineWorkers } from './scripts/build/inlineWorkers.ts'
import { licences } from './scripts/build/licences.ts'
import { standAlone } from './scripts/build/standAlone.ts'

/** The whole page in one file that opens from a disk: no server, no worker's file, no other request. */
export default defineConfig({
  base: './',
  mode: 'single',
  publicDir: false,
  plugins: [react(), icedX86(), licences(), inlineWorkers(), standAlone(), viteSingleFile()],
  worker: {
    // Of a file on a disk, browsers let a plain script start as a worker, and no module.
    format: 'iife',
    plugins: () => [icedX86(), licences()],
    rolldownOptions: { output: { codeSplitting: false } },
  },
  build: { outDir: 'dist/single', emptyOutDir: true, target: 'es2023' },
})
