import { defineConfig } from 'vitest/config'
import { icedX86 } from './iced-plugin.ts'

export default defineConfig({
  plugins: [icedX86()],
  test: {
    include: ['src/**/*.test.ts', 'app/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    setupFiles: ['src/testing/loadIced.ts'],
    server: { deps: { inline: [/iced-x86/] } },
    restoreMocks: true,
    testTimeout: 30_000,
  },
})
