/** @param {readonly number[]} values */
export function median(values) {
  const sorted = values.toSorted((left, right) => left - right)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** The value that 95 in 100 do not pass. */
export const percentile95 = (values) =>
  values.toSorted((left, right) => left - right)[Math.ceil(values.length * 0.95) - 1]

export const milliseconds = (value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`

export const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`

/** A markdown table. @param {readonly string[]} head @param {readonly (readonly string[])[]} rows */
export const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
