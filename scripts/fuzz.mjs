// npm run fuzz: many more random and mutated listings than npm test has. PVSCOPE_FUZZ_RUNS is their
// number, PVSCOPE_FUZZ_SEED repeats a run.
import { randomInt } from 'node:crypto'
import { onStdout, tellFailures } from './setup/announce.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { endOnInterrupt, runTool } from './setup/process.mjs'

const usualRuns = 100_000

endOnInterrupt()
await tellFailures(async () => {
  await ensureDependencies(onStdout)
  const runs = process.env.PVSCOPE_FUZZ_RUNS || String(usualRuns)
  const seed = process.env.PVSCOPE_FUZZ_SEED || String(randomInt(2 ** 31))
  onStdout.say(`Analysing ${runs} random and mutated listings, seed ${seed} …`)
  const env = { PVSCOPE_FUZZ_RUNS: runs, PVSCOPE_FUZZ_SEED: seed }
  const { code } = await runTool('vitest', ['run', 'src/analysis/fuzz.test.ts'], {
    env,
    seconds: 7200,
  })
  const again = `PVSCOPE_FUZZ_RUNS=${runs} PVSCOPE_FUZZ_SEED=${seed} npm run fuzz`
  onStdout.say(code === 0 ? `No fault found (seed ${seed}).` : `A fault; again with: ${again}`)
  process.exitCode = code
})
