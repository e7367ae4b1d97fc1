/** A line of a program's listing, taken apart. */
export type ListingLine =
  | { readonly kind: 'label'; readonly name: string }
  | {
      readonly kind: 'instruction'
      readonly prefixes: readonly string[]
      readonly mnemonic: string
      readonly operands: readonly string[]
    }

/** At commas that stand outside of parentheses. */
const operandsOf = (text: string): readonly string[] =>
  text === '' ? [] : text.split(/,(?![^(]*\))/).map((operand) => operand.trim())

export function listingLine(line: string): ListingLine {
  const text = (line.split('#', 1)[0] ?? '').trim()
  if (text.endsWith(':')) return { kind: 'label', name: text.slice(0, -1) }
  const [, prefix = '', mnemonic = '', rest = ''] =
    /^((?:(?:rep\w*|lock) )*)(\S+)\s*(.*)$/.exec(text) ?? []
  const prefixes = prefix.split(' ').filter((word) => word !== '')
  return { kind: 'instruction', prefixes, mnemonic, operands: operandsOf(rest) }
}

/** Where it may go by name: the operand of a jump or branch. */
export const jumpTarget = (line: ListingLine): string | null =>
  line.kind === 'instruction' && /^(?:j\w+|loop\w*)$/.test(line.mnemonic)
    ? (line.operands[0] ?? null)
    : null
