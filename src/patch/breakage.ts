import type { Extent } from '../program/extents.ts'
import type { PatchSite } from '../sites/site.ts'
import { type RegSet, regSet } from '../x86/registers.ts'
import type { Decision } from './decision.ts'

/** What a shorter site would leave behind that no program can mean. */
export type Breakage =
  /** It ends inside of the instruction at this offset of the text. */
  | { readonly breaks: 'instruction'; readonly offset: number }
  /** It ends before the call that it is there for. */
  | { readonly breaks: 'call' }
  /** Pushes are overwritten whose pops lie behind its end. */
  | { readonly breaks: 'pairs'; readonly registers: RegSet }

/**
 * How the code around a site would be broken if it had this length and fared so; null where it would not.
 * `site` is the site as it is, `rows` those of its text. What a longer site takes in are nops.
 */
export function breakageOf(
  site: PatchSite,
  rows: readonly Extent[],
  length: number,
  { candidates, chosen, outcome }: Decision,
): Breakage | null {
  if (length >= site.length) return null
  const end = site.offset + length
  const within = rows.slice(site.rows.from, site.rows.to)
  const cut = within.find((row) => row.offset < end && end < row.offset + row.length)
  if (cut) return { breaks: 'instruction', offset: cut.offset }
  if (end < site.original.offset + site.original.length) return { breaks: 'call' }
  if (outcome === 'keep' || outcome === 'bug' || candidates[chosen]?.scope === 'inner') return null
  const left = site.sandwich.pairs.filter(({ pop }) => pop.offset + pop.length > end)
  const registers = regSet(...left.map(({ register }) => register))
  return left.length > 0 ? { breaks: 'pairs', registers } : null
}
