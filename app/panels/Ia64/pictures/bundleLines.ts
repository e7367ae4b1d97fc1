/** A bundle as objdump prints it, its instructions below each other behind the units. */
export function bundleLines(lines: readonly string[]): string {
  const [first = ''] = lines
  const end = first.indexOf(']') + 1
  if (end === 0) return lines.join('\n')
  return lines
    .map(
      (line, at) =>
        (at === 0 ? line.slice(0, end) : ' '.repeat(end)) +
        ' ' +
        (at === 0 ? line.slice(end) : line).trimStart(),
    )
    .join('\n')
}
