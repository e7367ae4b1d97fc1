import { jsonFrom } from './forNode.mjs'
import { median, milliseconds, percentile95, table } from './numbers.mjs'

/** Engine time from a key to its analysis, measured in Node on the bundled engine. */
export async function benchEngine() {
  const results = await jsonFrom('scripts/bench/engine.ts')
  const rows = results.map(({ arch, lines, took }) => [
    arch,
    lines.toLocaleString('en'),
    milliseconds(median(took)),
    milliseconds(percentile95(took)),
  ])
  return table(['key → analysis, engine', 'lines', 'median', '95 %'], rows)
}
