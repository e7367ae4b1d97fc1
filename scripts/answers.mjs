// npm run answers: runs the programs of the committed answers anew and writes what they need to
// src/testing/vectors/liveness.jsonl.gz, and what sequences of instructions do to traces.jsonl.gz. Equal
// sources give equal answers.
import { onStdout, tellFailures } from './setup/announce.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { SetupError, endOnInterrupt, runTool } from './setup/process.mjs'
import { ensureUnicorn } from './setup/unicorn.mjs'

endOnInterrupt()
await tellFailures(async () => {
  await ensureDependencies(onStdout)
  if (!(await ensureUnicorn(onStdout))) {
    throw new SetupError('Unicorn is not here; install python3-unicorn, or pip install unicorn.')
  }
  const env = { PVSCOPE_ANSWERS: 'write' }
  const files = ['src/testing/programs/answers.test.ts', 'src/run/cpu/traces.test.ts']
  const { code } = await runTool('vitest', ['run', ...files], { env })
  process.exitCode = code
})
