import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { icedX86 } from './iced-plugin.ts'
import { offline } from './scripts/build/offlinePlugin.ts'

export default defineConfig({
  base: './',
  plugins: [react(), icedX86(), offline()],
  worker: { format: 'es', plugins: () => [icedX86()] },
  build: {
    outDir: 'dist/site',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    rolldownOptions: { input: ['index.html', 'embed.html'] },
  },
})
