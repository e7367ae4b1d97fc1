import { allFlags, flagEffects } from './flagEffects.ts'
import { jumpTarget, type ListingLine, listingLine } from './listingLine.ts'

/**
 * Flags that no manual promises would make the oracle's answer a matter of the emulator, not of the
 * architecture. This is a forward analysis over the text of a listing: what is defined before each line.
 */
function definedBefore(lines: readonly ListingLine[]): readonly number[] {
  const places = new Map(
    lines.flatMap((line, at) => (line.kind === 'label' ? [[line.name, at]] : [])),
  )
  const called = new Set(
    lines.flatMap((line) =>
      line.kind === 'instruction' && line.mnemonic === 'call' ? (line.operands[0] ?? []) : [],
    ),
  )
  const defined: number[] = lines.map((line) =>
    line.kind === 'label' && called.has(line.name) ? 0 : allFlags,
  )
  const meet = (at: number | undefined, flags: number): boolean => {
    if (at === undefined || at >= lines.length) return false
    const old = defined[at] ?? 0
    defined[at] = old & flags
    return defined[at] !== old
  }
  for (let changed = true; changed;) {
    changed = false
    for (const [at, line] of lines.entries()) {
      const after = definedAfter(line, defined[at] ?? 0)
      const target = jumpTarget(line)
      if (target !== null && meet(places.get(target), after)) changed = true
      if (fallsThrough(line) && meet(at + 1, after)) changed = true
    }
  }
  return defined
}

function definedAfter(line: ListingLine, before: number): number {
  if (line.kind === 'label') return before
  const { defines, undefines } = effectsOf(line)
  return (before & ~undefines) | defines
}

const effectsOf = ({ mnemonic, operands, prefixes }: ListingLine & { kind: 'instruction' }) =>
  flagEffects(
    mnemonic,
    operands,
    prefixes.some((prefix) => prefix.startsWith('rep')),
  )

const fallsThrough = (line: ListingLine): boolean =>
  line.kind === 'label' || (line.mnemonic !== 'jmp' && line.mnemonic !== 'ret')

/** Index of the first line that reads a flag which no manual defines there; −1 where there is none. */
export function undefinedFlagRead(listing: readonly string[]): number {
  const lines = listing.map(listingLine)
  const defined = definedBefore(lines)
  return lines.findIndex(
    (line, at) =>
      line.kind === 'instruction' && (effectsOf(line).needs & ~(defined[at] ?? 0)) !== 0,
  )
}

/** Puts what defines the flags before every line that reads undefined ones. */
export function withDefinedFlags(
  listing: readonly string[],
  comparison: () => string,
): readonly string[] {
  const lines = [...listing]
  for (let at = undefinedFlagRead(lines); at !== -1; at = undefinedFlagRead(lines)) {
    lines.splice(at, 0, comparison())
  }
  return lines
}
