// npm run fuzz: many more random and mutated listings than npm test has, many more programs that are run to
// see what they need, many more sequences that are interpreted beside an emulator, and many more broken inputs at
// every border. PVSCOPE_FUZZ_RUNS, PVSCOPE_FUZZ_PROGRAMS, PVSCOPE_FUZZ_TRACES (in each width), PVSCOPE_FUZZ_FILES,
// PVSCOPE_FUZZ_LINKS and PVSCOPE_FUZZ_BORDERS are their numbers, PVSCOPE_FUZZ_SEED repeats a run. Arguments choose
// parts: npm run fuzz -- borders listings
import { randomInt } from 'node:crypto'
import { onStdout, tellFailures } from './setup/announce.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { SetupError, endOnInterrupt, runTool } from './setup/process.mjs'
import { ensureUnicorn } from './setup/unicorn.mjs'

// Some generated programs fault and are left out: of 5,200 more than 5,000 are run. The same goes for sequences.
const usual = {
  PVSCOPE_FUZZ_RUNS: 100_000,
  PVSCOPE_FUZZ_PROGRAMS: 5200,
  PVSCOPE_FUZZ_TRACES: 20_500,
  PVSCOPE_FUZZ_FILES: 20_000,
  PVSCOPE_FUZZ_LINKS: 50_000,
  PVSCOPE_FUZZ_BORDERS: 200_000,
}

/** The numbers and the seed of this run, as the tests read them. */
const env = {
  ...Object.fromEntries(
    Object.entries(usual).map(([name, count]) => [name, process.env[name] || String(count)]),
  ),
  PVSCOPE_FUZZ_SEED: process.env.PVSCOPE_FUZZ_SEED || String(randomInt(2 ** 31)),
}

const again = [...Object.entries(env).map((pair) => pair.join('=')), 'npm run fuzz'].join(' ')
const { say } = onStdout

async function listings() {
  say(`Analysing ${env.PVSCOPE_FUZZ_RUNS} random and mutated listings …`)
  return runTool('vitest', ['run', 'src/analysis/fuzz.test.ts'], { env, seconds: 7200 })
}

async function programs() {
  if (!(await ensureUnicorn(onStdout))) {
    say('!! Unicorn is not here: NO program is run. Install python3-unicorn to run them.')
    return { code: 0 }
  }
  say(`Running ${env.PVSCOPE_FUZZ_PROGRAMS} programs to see what they need …`)
  const file = 'src/testing/programs/soundness.test.ts'
  return runTool('vitest', ['run', file], { env, seconds: 7200 })
}

async function traces() {
  if (!(await ensureUnicorn(onStdout))) return { code: 0 }
  say(`Interpreting ${env.PVSCOPE_FUZZ_TRACES} sequences in each width beside Unicorn …`)
  return runTool('vitest', ['run', 'src/run/cpu/differential.test.ts'], { env, seconds: 7200 })
}

async function files() {
  say(`Opening ${env.PVSCOPE_FUZZ_FILES} mutated and random kernel files …`)
  return runTool('vitest', ['run', 'src/analysis/imageFuzz.test.ts'], { env, seconds: 7200 })
}

async function links() {
  say(`Opening ${env.PVSCOPE_FUZZ_LINKS} damaged and hostile links …`)
  return runTool('vitest', ['run', 'src/share/linkFuzz.test.ts'], { env, seconds: 7200 })
}

async function borders() {
  say(`Sending ${env.PVSCOPE_FUZZ_BORDERS} broken inputs over every border …`)
  return runTool('vitest', ['run', 'app/testing/borders'], { env, seconds: 7200 })
}

const parts = { listings, programs, traces, files, links, borders }
const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(parts)

endOnInterrupt()
await tellFailures(async () => {
  await ensureDependencies(onStdout)
  say(`The seed is ${env.PVSCOPE_FUZZ_SEED}.`)
  const unknown = chosen.find((name) => !Object.hasOwn(parts, name))
  if (unknown !== undefined) throw new SetupError(`There is no part "${unknown}" to fuzz.`)
  const codes = []
  for (const name of chosen) codes.push((await parts[name]()).code)
  process.exitCode = Math.max(...codes)
  say(process.exitCode === 0 ? `No fault found. Again: ${again}` : `A fault; again with: ${again}`)
})
