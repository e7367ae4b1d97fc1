import { defineConfig } from '@playwright/test'

const port = Number(process.env['PVSCOPE_PORT'] ?? 4179)
const gallery = port + 1
const chromium = process.env['PVSCOPE_CHROMIUM']

const vite = 'node node_modules/vite/bin/vite.js'
const serve = 'node scripts/serve.mjs'

/** What a user does, in a real browser, against the production build: `npm run build` comes first. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  // Bounds for a hung page, wide enough for two busy cores: nothing waits for them to pass.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  workers: 2,
  reporter: 'line',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1440, height: 900 },
    colorScheme: 'dark',
    // Clocks are in pictures, too.
    timezoneId: 'UTC',
    // Recording every test takes a third of the whole time: it is asked for when one fails.
    trace: process.env['PVSCOPE_TRACE'] ? 'retain-on-failure' : 'off',
    // A copy for times without a network is the matter of one file of tests.
    serviceWorkers: 'block',
    launchOptions: chromium === undefined ? {} : { executablePath: chromium },
  },
  // One folder for each major version of Chromium: another one draws text a little differently.
  snapshotPathTemplate: 'e2e/pictures/{arg}{ext}',
  metadata: { gallery: `http://127.0.0.1:${gallery}` },
  webServer: [
    {
      // With the headers that a host should send, so that every test runs under the site's policy.
      command: `${serve} dist/site ${port}`,
      port,
      reuseExistingServer: false,
    },
    {
      // The gallery is in no published build, so it has one of its own.
      command: `${vite} build --mode gallery --outDir dist/gallery --logLevel error && ${serve} dist/gallery ${gallery}`,
      port: gallery,
      reuseExistingServer: false,
    },
  ],
})
