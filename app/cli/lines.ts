/**
 * Groups of whole lines, as many as each piece of input completes; line ends are taken off. A last line
 * without an end counts.
 */
export async function* lineGroups(
  pieces: AsyncIterable<string>,
): AsyncGenerator<readonly string[]> {
  let rest = ''
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    if (lines.length > 0) yield lines.map((line) => line.replace(/\r$/, ''))
  }
  if (rest !== '') yield [rest]
}
