import { jsonFrom } from './forNode.mjs'
import { median, milliseconds, percentile95, table } from './numbers.mjs'

const heads = {
  register: 'a register',
  comment: 'a comment',
  instruction: 'a new line',
}

/**
 * How the engine's work grows with the listing: of its first analysis, and of one key in the middle of it. In
 * processor time, which a busy machine does not stretch as it does the clock's.
 */
export async function benchKeystroke() {
  const results = await jsonFrom('scripts/bench/keystroke.ts')
  const rows = results.map(({ lines, first, took }) => [
    lines.toLocaleString('en'),
    milliseconds(first),
    ...took.map(
      ({ each }) => `${milliseconds(median(each))} (${milliseconds(percentile95(each))})`,
    ),
    `${((median(took[0].each) * 1000) / lines).toFixed(1)} µs`,
  ])
  const edits = results[0].took.map(({ edit }) => heads[edit])
  const head = ['lines', 'whole text', ...edits, 'a register, per line']
  return `Engine, processor time, median and 95 %:\n\n${table(head, rows)}`
}
