// npm run bench: medians as markdown tables. Figures of this machine, and no test.
// Arguments choose parts: npm run bench -- engine cli
// What has a limit, in one table: npm run bench -- budgets [--record] [part …]
import { cpus } from 'node:os'
import { benchBudgets } from './bench/budgets.mjs'
import { benchBundle } from './bench/bundle.mjs'
import { benchCli } from './bench/cli.mjs'
import { benchElf } from './bench/elf.mjs'
import { benchEmbed } from './bench/embed.mjs'
import { benchEngine } from './bench/engine.mjs'
import { benchHeap } from './bench/heap.mjs'
import { benchKeystroke } from './bench/keystroke.mjs'
import { benchPage } from './bench/page.mjs'
import { benchRegisters } from './bench/registers.mjs'
import { benchRun } from './bench/run.mjs'
import { benchSteps } from './bench/steps.mjs'
import { benchTurn } from './bench/turn.mjs'
import { onStderr, tellFailures } from './setup/announce.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { SetupError, endOnInterrupt } from './setup/process.mjs'

const parts = {
  engine: benchEngine,
  keystroke: benchKeystroke,
  run: benchRun,
  page: benchPage,
  registers: benchRegisters,
  steps: benchSteps,
  turn: benchTurn,
  bundle: benchBundle,
  cli: benchCli,
  elf: benchElf,
  embed: benchEmbed,
  heap: benchHeap,
}

endOnInterrupt()
await tellFailures(async () => {
  const [first, ...rest] = process.argv.slice(2)
  if (first === 'budgets') {
    await ensureDependencies(onStderr)
    const wanted = rest.filter((name) => name !== '--record')
    console.log(await benchBudgets({ wanted, record: rest.includes('--record') }))
    return
  }
  const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(parts)
  const unknown = wanted.find((name) => !Object.hasOwn(parts, name))
  if (unknown !== undefined) {
    throw new SetupError(
      `There is no benchmark "${unknown}"; there are ${Object.keys(parts).join(', ')}.`,
    )
  }
  await ensureDependencies(onStderr)
  const [cpu] = cpus()
  console.log(`Node ${process.version}, ${cpus().length} × ${cpu?.model.trim() ?? 'unknown CPU'}\n`)
  for (const name of wanted) {
    onStderr.say(`Measuring: ${name} …`)
    console.log(`${await parts[name]()}\n`)
  }
})
