import { defineConfig } from 'vitest/config'
import { icedX86 } from './iced-plugin.ts'

const shared = {
  plugins: [icedX86()],
  test: {
    setupFiles: ['src/testing/loadIced.ts'],
    server: { deps: { inline: [/iced-x86/] } },
    restoreMocks: true,
    testTimeout: 120_000,
  },
}

export default defineConfig({
  test: {
    // By default one core is left idle.
    maxWorkers: '100%',
    projects: [
      {
        ...shared,
        // The engine keeps nothing that a test could leave behind, so its files share what they load: half the time.
        test: { ...shared.test, name: 'engine', include: ['src/**/*.test.ts'], isolate: false },
      },
      {
        ...shared,
        test: {
          ...shared.test,
          name: 'app',
          include: ['app/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
        },
      },
    ],
  },
})
