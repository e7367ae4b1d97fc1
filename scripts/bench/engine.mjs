import { jsonFrom } from './forNode.mjs'
import { median, milliseconds, percentile95, table } from './numbers.mjs'

/** The slower of the two widths. */
export async function measureEngine() {
  const results = await jsonFrom('scripts/bench/engine.ts')
  const slowest = (wanted) =>
    Math.max(
      ...results
        .filter(({ lines }) => lines === wanted)
        .map(({ took }) => median(took.map(({ processor }) => processor))),
    )
  return { 'engine-1000': slowest(1000), 'engine-10000': slowest(10_000) }
}

/** Engine time from a key to its analysis, measured in Node on the bundled engine. */
export async function benchEngine() {
  const results = await jsonFrom('scripts/bench/engine.ts')
  const rows = results.map(({ arch, lines, took }) => {
    const wall = took.map((key) => key.wall)
    return [
      arch,
      lines.toLocaleString('en'),
      milliseconds(median(wall)),
      milliseconds(percentile95(wall)),
      milliseconds(median(took.map((key) => key.processor))),
    ]
  })
  return table(['key → analysis, engine', 'lines', 'median', '95 %', 'processor, median'], rows)
}
