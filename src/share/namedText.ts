import type { LinkFields } from './linkFields.ts'
import { type Catalogue, type ShippedText, nameOf } from './shippedTexts.ts'

interface Likeness {
  readonly text: ShippedText
  /** Lines that are the same from the start on, and from the end back. */
  readonly head: number
  readonly tail: number
  /** Characters of these lines. */
  readonly kept: number
}

const lengthOf = (lines: readonly string[]): number =>
  lines.reduce((sum, line) => sum + line.length + 1, 0)

function likeness(text: ShippedText, lines: readonly string[]): Likeness {
  const own = text.listing.split('\n')
  const most = Math.min(own.length, lines.length)
  let head = 0
  while (head < most && own[head] === lines[head]) head++
  let tail = 0
  while (tail < most - head && own[own.length - 1 - tail] === lines[lines.length - 1 - tail]) tail++
  const kept = lengthOf(own.slice(0, head)) + lengthOf(own.slice(own.length - tail))
  return { text, head, tail, kept }
}

const best = (catalogue: Catalogue, lines: readonly string[]): Likeness | undefined =>
  catalogue
    .map((text) => likeness(text, lines))
    .reduce<Likeness | undefined>(
      (most, each) => (each.kept > (most?.kept ?? 0) ? each : most),
      undefined,
    )

/** With less in common a reference saves nothing worth depending on. */
const worthwhile = 0.5

/**
 * The fields with a shipped text named instead of repeated: `text=flags.1a2b`, and where lines were changed
 * `keep=12.5`: its first 12 lines, those that stand in the link, its last 5.
 */
export function withReference(fields: LinkFields, catalogue: Catalogue): LinkFields {
  const { settings, listing } = fields
  const same = catalogue.find((text) => text.listing === listing)
  if (same) return { settings: { text: nameOf(same), ...settings }, listing: '' }
  const lines = listing.split('\n')
  const found = best(catalogue, lines)
  if (!found || found.kept < worthwhile * listing.length) return fields
  const changed = lines.slice(found.head, lines.length - found.tail)
  return {
    settings: { text: nameOf(found.text), keep: `${found.head}.${found.tail}`, ...settings },
    listing: changed.map((line) => `${line}\n`).join(''),
  }
}
