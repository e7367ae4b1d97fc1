import { describe, expect, it } from 'vitest'
import { checkTally, playwrightTally, sum, vitestTally } from './report.mjs'

const vitestFile = (name: string, ...statuses: string[]) => ({
  name,
  message: 'cannot load',
  status: statuses.length === 0 || statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map((status, index) => ({ status, fullName: `${name} ${index}` })),
})

describe('counts of a Vitest report', () => {
  it('lists skipped tests instead of counting them as passed', () => {
    const report = { testResults: [vitestFile('a', 'passed', 'pending', 'todo')] }
    expect(vitestTally(report, 0)).toMatchObject({ passed: 1, failed: 0, skipped: ['a 1', 'a 2'] })
  })

  it('counts a file that could not be loaded as a failure', () => {
    const report = { testResults: [vitestFile('a', 'passed'), vitestFile('b')] }
    expect(vitestTally(report, 1)).toMatchObject({ passed: 1, failed: 1 })
  })

  it('counts a runner that ended badly although every test passed', () => {
    const report = { testResults: [vitestFile('a', 'passed')] }
    expect(vitestTally(report, 1)).toMatchObject({ passed: 1, failed: 1 })
  })

  it('fails a run without tests', () => {
    expect(vitestTally({ testResults: [] }, 0)).toMatchObject({ passed: 0, failed: 1 })
  })
})

describe('counts of a Playwright report', () => {
  const spec = (title: string, status: string) => ({ title, tests: [{ status }] })
  const report = (...specs: ReturnType<typeof spec>[]) => ({
    errors: [] as { message: string }[],
    suites: [{ title: 'a.spec.ts', specs: [], suites: [{ title: 'page', specs }] }],
  })

  it('reads nested suites and treats a flaky test as failed', () => {
    const tally = playwrightTally(
      report(spec('one', 'expected'), spec('two', 'flaky'), spec('three', 'skipped')),
      1,
    )
    expect(tally).toMatchObject({ passed: 1, failed: 1, skipped: ['a.spec.ts › page › three'] })
  })

  it('counts errors outside of tests', () => {
    const broken = { ...report(spec('one', 'expected')), errors: [{ message: 'no server' }] }
    expect(playwrightTally(broken, 1)).toMatchObject({ passed: 1, failed: 1, notes: ['no server'] })
  })
})

it('adds up checks and tests', () => {
  const total = sum([checkTally(0), checkTally(2), { ...checkTally(0), passed: 5 }])
  expect(total).toMatchObject({ passed: 6, failed: 1 })
})
