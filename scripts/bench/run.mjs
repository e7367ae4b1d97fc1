import { jsonFrom } from './forNode.mjs'
import { median, milliseconds, table } from './numbers.mjs'
import { benchRunPage } from './runPage.mjs'

const millions = (values) => `${median(values).toFixed(1)} M/s`

/** What a run takes: its instructions, and its steps on the page. */
export const benchRun = async () => `${await benchMachines()}\n\n${await benchRunPage()}`

/** The slower of the two widths, in millions a second. */
export async function measureInterpreter() {
  const results = await jsonFrom('scripts/bench/run.ts')
  return { interpreter: Math.min(...results.map(({ whole }) => median(whole))) }
}

/** Instructions a second of the interpreter, measured in Node on a loop of mixed instructions. */
async function benchMachines() {
  const results = await jsonFrom('scripts/bench/run.ts')
  const rows = results.map(({ arch, whole, single, snapshots, together, windows }) => [
    arch,
    millions(whole),
    millions(single),
    `${(median(snapshots) * 1000).toFixed(0)} µs`,
    millions(together),
    milliseconds(median(windows)),
  ])
  return table(
    [
      'interpreter',
      'at one go',
      'step by step, accesses noted',
      'snapshot',
      'three machines in step',
      'moments from the middle',
    ],
    rows,
  )
}
