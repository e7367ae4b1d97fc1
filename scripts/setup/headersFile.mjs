/**
 * Reads the text of a `_headers` file: a path that may end in `*`, then indented `Name: value`
 * lines. `#` begins a comment.
 *
 * @param {string} text
 * @returns {{ path: string, headers: [name: string, value: string][] }[]}
 */
export function readHeadersFile(text) {
  const rules = []
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const header = /^\s+([\w-]+):\s*(.*?)\s*$/.exec(line)
    if (header === null) rules.push({ path: line.trim(), headers: [] })
    else if (rules.length === 0) throw new Error(`_headers: no path stands before "${line.trim()}"`)
    else rules.at(-1).headers.push([header[1], header[2]])
  }
  return rules
}

const fits = (rule, path) =>
  rule.endsWith('*') ? path.startsWith(rule.slice(0, -1)) : path === rule

/**
 * The headers of one path; where several rules name the same header, the last one holds.
 *
 * @param {ReturnType<typeof readHeadersFile>} rules
 * @param {string} path from the root, beginning with `/`
 */
export function headersOf(rules, path) {
  return Object.fromEntries(
    rules.filter((rule) => fits(rule.path, path)).flatMap((rule) => rule.headers),
  )
}
