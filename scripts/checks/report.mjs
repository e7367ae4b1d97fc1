/**
 * What one step of `npm test` came to.
 *
 * @typedef {{ passed: number, failed: number, skipped: string[], notes: string[] }} Tally
 */

/** A step that is one check: it passes where its program ends with 0. */
export const checkTally = (code) => ({
  passed: code === 0 ? 1 : 0,
  failed: code === 0 ? 0 : 1,
  skipped: [],
  notes: [],
})

/** One failure, with the reason. */
export const failure = (note) => ({ passed: 0, failed: 1, skipped: [], notes: [note] })

/** A runner that ended badly without a failed test (a crash, a stray error) is a failure of its own. */
function withExitCode(tally, code) {
  if (code === 0 || tally.failed > 0) return tally
  const note = `the runner ended with ${code} although no test failed; its words stand above`
  return { ...tally, failed: tally.failed + 1, notes: [...tally.notes, note] }
}

/** A run in which nothing passed and nothing failed proves nothing. */
const orEmpty = (tally) =>
  tally.passed + tally.failed === 0 ? failure('the runner found no tests') : tally

/** Counts of Vitest's JSON report; a file that could not be loaded is one failure. */
export function vitestTally(report, code) {
  const tests = report.testResults.flatMap((file) => file.assertionResults)
  const broken = report.testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  const failed = tests.filter((test) => test.status === 'failed').length
  return withExitCode(
    orEmpty({
      passed: tests.filter((test) => test.status === 'passed').length,
      failed: failed + broken.length,
      skipped: tests
        .filter((test) => test.status !== 'passed' && test.status !== 'failed')
        .map((test) => test.fullName),
      notes: broken.map((file) => `${file.name} could not be run: ${file.message}`),
    }),
    code,
  )
}

function playwrightTests(suite, path = []) {
  const here = suite.title ? [...path, suite.title] : path
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map((test) => ({ title: [...here, spec.title].join(' › '), status: test.status })),
  )
  return [...own, ...(suite.suites ?? []).flatMap((inner) => playwrightTests(inner, here))]
}

/** Counts of Playwright's JSON report; a test that passed only on a second try has failed. */
export function playwrightTally(report, code) {
  const tests = report.suites.flatMap((suite) => playwrightTests(suite))
  return withExitCode(
    orEmpty({
      passed: tests.filter((test) => test.status === 'expected').length,
      failed:
        tests.filter((test) => test.status === 'unexpected' || test.status === 'flaky').length +
        (report.errors?.length ?? 0),
      skipped: tests.filter((test) => test.status === 'skipped').map((test) => test.title),
      notes: (report.errors ?? []).map((error) => error.message ?? String(error)),
    }),
    code,
  )
}

/** All steps together. */
export const sum = (tallies) =>
  tallies.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: [...all.skipped, ...one.skipped],
      notes: [...all.notes, ...one.notes],
    }),
    { passed: 0, failed: 0, skipped: [], notes: [] },
  )
