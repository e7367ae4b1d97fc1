import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { icedX86 } from './iced-plugin.ts'
import { offline } from './scripts/build/offlinePlugin.ts'

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
  plugins: [react(), icedX86(), preview, offline()],
  worker: { format: 'es', plugins: () => [icedX86()] },
  build: {
    outDir: 'dist/site',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    rolldownOptions: { input: ['index.html', 'embed.html'] },
  },
})
