import { defineConfig } from 'vite'
import { icedX86 } from './iced-plugin.ts'

/** The command line: the same engine in one file for Node. */
export default defineConfig({
  plugins: [icedX86()],
  ssr: { noExternal: true },
  build: {
    ssr: 'app/cli/main.ts',
    outDir: 'dist/cli',
    emptyOutDir: true,
    target: 'node20',
    copyPublicDir: false,
    rollupOptions: { output: { entryFileNames: 'pvscope.mjs' } },
  },
})
