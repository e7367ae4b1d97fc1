import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { embeds } from './embed-plugin.ts'
import { icedX86 } from './iced-plugin.ts'

export default defineConfig({
  base: './',
  plugins: [react(), icedX86(), embeds()],
  worker: { format: 'es', plugins: () => [icedX86()] },
  build: { outDir: 'dist/site', emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0 },
})
