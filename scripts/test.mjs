// npm test: sets up what is missing and runs everything there is to check. All steps run even after
// a failure; the last line is "N passed, N failed".
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkTally, failure, playwrightTally, sum, vitestTally } from './checks/report.mjs'
import { onStdout } from './setup/announce.mjs'
import { ensureAssembler } from './setup/assembler.mjs'
import { ensureBuild } from './setup/build.mjs'
import { ensureChromium } from './setup/chromium.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { SetupError, endOnInterrupt, runTool } from './setup/process.mjs'
import { ensureItaniumBinutils } from './setup/itanium.mjs'
import { ensureNginx } from './setup/nginx.mjs'
import { ensureUnicorn } from './setup/unicorn.mjs'

const { say } = onStdout
const reports = mkdtempSync(join(tmpdir(), 'pvscope-test-'))
process.once('exit', () => rmSync(reports, { recursive: true, force: true }))

const check =
  (tool, ...args) =>
  async () => {
    const { code, timedOut } = await runTool(tool, args, { seconds: 600 })
    return timedOut ? failure(`${tool} did not end within 10 minutes`) : checkTally(code)
  }

const build = (id) => async () => {
  await ensureBuild(id, onStdout)
  return checkTally(0)
}

/** Runs a test runner that writes a JSON report, and counts what the report says. */
async function runReported(tool, args, { report, env, tally }) {
  const { code, timedOut } = await runTool(tool, args, { env, seconds: 2400 })
  if (timedOut) return failure(`${tool} did not end within 40 minutes and was stopped`)
  let parsed
  try {
    parsed = JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return failure(`${tool} ended with ${code} and left no report; its words stand above`)
  }
  return tally(parsed, code)
}

/** What some unit tests compare with: what is lost where it is missing, and the package that brings it. */
const references = [
  [ensureAssembler, 'GNU as', 'the tests that compare with it are SKIPPED', 'binutils'],
  [
    ensureItaniumBinutils,
    'GNU binutils for Itanium',
    'the tests that compare with them are SKIPPED',
    'binutils-ia64-linux-gnu',
  ],
  [
    ensureUnicorn,
    'Unicorn',
    'liveness and the interpreter are held to committed answers alone',
    'python3-unicorn',
  ],
  [ensureNginx, 'nginx', 'the test that serves a site with it is SKIPPED', 'nginx-light'],
]

async function unitTests() {
  for (const [ensure, name, loss, debianPackage] of references) {
    if (await ensure(onStdout)) continue
    say(`!! Not here: ${name}: ${loss}.`)
    say(`!! Install ${debianPackage} to run them.`)
  }
  const report = join(reports, 'vitest.json')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return runReported('vitest', args, { report, tally: vitestTally })
}

async function browserTests() {
  const chromium = await ensureChromium(onStdout)
  if (chromium === null) {
    return failure(
      'no Chromium could be found or installed; install one, or name one: PVSCOPE_CHROMIUM=/path',
    )
  }
  await ensureBuild('site', onStdout)
  await ensureBuild('single', onStdout)
  say(`The browser is ${chromium}`)
  const report = join(reports, 'playwright.json')
  const env = { PVSCOPE_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report, CI: '1' }
  return runReported('playwright', ['test', '--reporter=line,json'], {
    report,
    env,
    tally: playwrightTally,
  })
}

const steps = [
  { title: 'types of the whole project (tsc)', body: check('tsc', '-p', 'tsconfig.json') },
  { title: 'types of the engine alone (tsc)', body: check('tsc', '-p', 'tsconfig.engine.json') },
  { title: 'lint (oxlint)', body: check('oxlint') },
  { title: 'what nothing uses (knip)', body: check('knip', '--no-progress') },
  { title: 'format (oxfmt)', body: check('oxfmt', '--check', '.') },
  { title: 'build of the command line (vite)', body: build('cli') },
  { title: 'build of the page (vite)', body: build('site') },
  { title: 'layers and unit tests (vitest)', body: unitTests },
  { title: 'browser tests against the production build (playwright)', body: browserTests },
]

const secondsSince = (start) => ((performance.now() - start) / 1000).toFixed(1)

async function runStep({ title, body }) {
  say(`\n== ${title}`)
  const start = performance.now()
  const tally = await body().catch((error) =>
    failure(error instanceof SetupError ? error.message : (error.stack ?? String(error))),
  )
  for (const note of tally.notes) say(`   ${note}`)
  const counts = `${tally.passed} passed, ${tally.failed} failed`
  say(`== ${tally.failed === 0 ? 'ok' : 'FAILED'}: ${title}: ${counts}, ${secondsSince(start)} s`)
  return { title, ...tally }
}

function summarize(results) {
  const total = sum(results)
  if (total.skipped.length > 0) {
    say(`\n${total.skipped.length} skipped (not counted as passed):`)
    for (const title of total.skipped) say(`  - ${title}`)
  }
  const failed = results.filter((result) => result.failed > 0)
  if (failed.length > 0) say('\nWhat failed:')
  for (const { title, failed: count, notes } of failed) {
    say(`  - ${title}: ${count}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`)
  }
  return total
}

function inMinutes(seconds) {
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)} min ${whole % 60} s`
}

endOnInterrupt()
const start = performance.now()
let total
try {
  say('Checking that everything needed is here …')
  await ensureDependencies(onStdout)
  const results = []
  for (const step of steps) results.push(await runStep(step))
  total = summarize(results)
} catch (error) {
  say(error instanceof SetupError ? error.message : (error.stack ?? String(error)))
  total = failure('set-up')
}
say(`\nAll of it took ${inMinutes(secondsSince(start))}.`)
process.exitCode = total.failed === 0 ? 0 : 1
say(`${total.passed} passed, ${total.failed} failed`)
