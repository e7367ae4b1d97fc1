/** r9 before r10. Made once: each comparison would make its own. */
const byNumber = new Intl.Collator('en', { numeric: true })

/** Registers in order, three and more in a row as one: `r8 to r11`. */
export function itaniumNames(names: readonly string[]): readonly string[] {
  const rows: { readonly letter: string; readonly from: number; readonly to: number }[] = []
  const others: string[] = []
  for (const name of [...new Set(names)].toSorted(byNumber.compare)) {
    const [, letter, digits] = /^([a-z])(\d+)$/.exec(name) ?? []
    if (letter === undefined) {
      others.push(name)
      continue
    }
    const number = Number(digits)
    const last = rows.at(-1)
    if (last?.letter === letter && last.to === number - 1) {
      rows[rows.length - 1] = { ...last, to: number }
    } else rows.push({ letter, from: number, to: number })
  }
  const told = rows.flatMap(({ letter, from, to }) => {
    if (to === from) return [`${letter}${from}`]
    return to === from + 1
      ? [`${letter}${from}`, `${letter}${to}`]
      : [`${letter}${from} to ${letter}${to}`]
  })
  return [...told, ...others]
}
