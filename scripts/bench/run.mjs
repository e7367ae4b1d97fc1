import { jsonFrom } from './forNode.mjs'
import { median, milliseconds, table } from './numbers.mjs'

const millions = (values) => `${median(values).toFixed(1)} M/s`

/** Instructions a second of the interpreter, measured in Node on a loop of mixed instructions. */
export async function benchRun() {
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
