import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { scripts } from '../package.json'
import vite from '../vite.config.ts'

/** Nobody can run these here; so all that can be known of them beforehand is held. */
const root = join(import.meta.dirname, '..')
const folder = join(root, '.github/workflows')

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly if?: string
  readonly with?: Readonly<Record<string, string>>
}

interface Job {
  readonly 'runs-on': string
  readonly 'timeout-minutes'?: number
  readonly container?: string
  readonly needs?: string
  readonly if?: string
  readonly permissions?: Readonly<Record<string, string>>
  readonly steps: readonly Step[]
}

interface Workflow {
  readonly name: string
  readonly on: Readonly<Record<string, unknown>>
  readonly permissions: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<string, Job>>
}

const read = (name: string) => readFileSync(join(folder, name), 'utf8')
const workflows = readdirSync(folder).map((name) => ({
  name,
  text: read(name),
  workflow: parse(read(name), { strict: true, uniqueKeys: true }) as Workflow,
}))
const named = (name: string): Workflow => {
  const found = workflows.find((each) => each.name === name)
  if (!found) throw new Error(`no ${name}`)
  return found.workflow
}

const stepsOf = ({ jobs }: Workflow): readonly Step[] =>
  Object.values(jobs).flatMap(({ steps }) => steps)

const isMain = "github.ref == 'refs/heads/main'"

describe.each(workflows)('$name', ({ text, workflow }) => {
  it('has jobs that run somewhere, and end', () => {
    expect(Object.keys(workflow.jobs).length).toBeGreaterThan(0)
    for (const job of Object.values(workflow.jobs)) {
      expect(job['runs-on']).toBe('ubuntu-latest')
      for (const { uses, run } of job.steps)
        expect((uses === undefined) !== (run === undefined)).toBe(true)
      if (job.steps.some(({ run }) => run !== undefined))
        expect(job['timeout-minutes']).toBeGreaterThan(0)
      if (job.needs !== undefined) expect(Object.keys(workflow.jobs)).toContain(job.needs)
    }
  })

  it('runs nothing but commands of the package, on the Node that it is for', () => {
    const runs = stepsOf(workflow).flatMap(({ run }) => run ?? [])
    expect(runs.length).toBeGreaterThan(0)
    for (const run of runs) {
      const [, script = ''] = /^npm (?:run )?([\w:]+)(?: -- [\w ]+)?$/.exec(run) ?? []
      expect(Object.keys(scripts), run).toContain(script)
      const [, file] =
        /^node (\S+)$/.exec(Object.entries(scripts).find(([name]) => name === script)?.[1] ?? '') ??
        []
      if (file !== undefined) expect(existsSync(join(root, file)), file).toBe(true)
    }
    for (const { container } of Object.values(workflow.jobs)) {
      if (container !== undefined) expect(container).toBe('node:20-bookworm')
    }
  })

  it('takes the actions of others as they were when they were looked at', () => {
    const uses = stepsOf(workflow).flatMap(({ uses: action }) => action ?? [])
    for (const action of uses) expect(action).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/)
    // The version stands beside it for people.
    expect(text.match(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/gm)).toHaveLength(uses.length)
  })

  it('may read, and nothing else where it does not publish', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' })
    for (const [name, { permissions, steps }] of Object.entries(workflow.jobs)) {
      if (name === 'publish') {
        expect(permissions).toEqual({ pages: 'write', 'id-token': 'write' })
        expect(steps.filter(({ run }) => run !== undefined)).toEqual([])
      } else expect(permissions).toBeUndefined()
    }
  })
})

describe('publishing', () => {
  const { jobs } = named('pages.yml')
  const steps = jobs['test']?.steps ?? []
  const at = (command: string) => steps.findIndex(({ run }) => run === command)

  it('comes after the tests, and after a look for known holes that fails it', () => {
    const upload = steps.findIndex(({ uses }) => uses?.startsWith('actions/upload-pages-artifact'))
    expect([at('npm test'), at('npm run audit'), at('npm run build'), upload]).toEqual([1, 2, 3, 4])
    expect(scripts.audit).toBe('npm audit --omit=dev')
    expect(steps.every((step) => !('continue-on-error' in step))).toBe(true)
    expect(jobs['publish']).toMatchObject({ needs: 'test', if: isMain })
    expect([steps[2]?.if, steps[4]?.if]).toEqual([isMain, isMain])
  })

  it('takes the folder that the build writes', () => {
    const upload = steps.find(({ uses }) => uses?.startsWith('actions/upload-pages-artifact'))
    expect(upload?.with?.['path']).toBe(vite.build?.outDir)
  })
})

describe('the night', () => {
  it('sends at least 200,000 broken inputs over all borders', () => {
    expect(stepsOf(named('nightly.yml')).flatMap(({ run }) => run ?? [])).toEqual([
      'npm run fuzz -- borders',
    ])
    const [, count = ''] =
      /PVSCOPE_FUZZ_BORDERS: ([\d_]+),/.exec(
        readFileSync(join(root, 'scripts/fuzz.mjs'), 'utf8'),
      ) ?? []
    expect(Number(count.replaceAll('_', ''))).toBeGreaterThanOrEqual(200_000)
  })

  it('comes by itself, and when it is asked for', () => {
    const { on } = named('nightly.yml')
    expect(on).toHaveProperty('workflow_dispatch')
    expect(JSON.stringify(on['schedule'])).toMatch(/"cron":"\d+ \d+ \* \* \*"/)
  })
})
