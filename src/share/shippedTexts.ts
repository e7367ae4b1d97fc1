import { strToU8 } from 'fflate'
import { type Result, err, ok } from '../base/result.ts'
import { checksum } from './checksum.ts'
import type { LinkFields } from './fields.ts'

/** A listing that comes with the page. Several may have one id: the widths of a sample, and what it once was. */
export interface ShippedText {
  /** Letters, digits and "-". */
  readonly id: string
  readonly listing: string
}

/** What links may refer to instead of repeating it. A text that links out in the world name is never changed. */
export type Catalogue = readonly ShippedText[]

/** `flags.1a2b`: an id with a checksum of the text, so that a changed text is never taken for the old one. */
export const nameOf = ({ id, listing }: ShippedText): string =>
  `${id}.${checksum(strToU8(listing)).toString(16).padStart(4, '0')}`

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

function unfolded(base: string, keep: string | undefined, changed: string): string | null {
  if (keep === undefined) return base
  const [, head = '', tail = ''] = /^(\d{1,6})\.(\d{1,6})$/.exec(keep) ?? []
  const lines = base.split('\n')
  const rest = lines.length - Number(tail)
  if (head === '' || Number(head) > rest) return null
  const between = changed === '' ? [] : changed.replace(/\n$/, '').split('\n')
  return [...lines.slice(0, Number(head)), ...between, ...lines.slice(rest)].join('\n')
}

export interface Unresolved {
  /** The reference as it stands in the link. */
  readonly reference: string
  /** The lines that are in the link itself, or the text that has this id now. */
  readonly saved: LinkFields
}

/** Puts the text back that `withReference` named. */
export function withText(
  { settings, listing }: LinkFields,
  catalogue: Catalogue,
): Result<LinkFields, Unresolved> {
  const { text, keep, ...others } = settings
  if (text === undefined) return ok({ settings, listing })
  const base = catalogue.find((each) => nameOf(each) === text)
  const whole = base ? unfolded(base.listing, keep, listing) : null
  if (whole !== null) return ok({ settings: others, listing: whole })
  const now = catalogue.find(({ id }) => text.startsWith(`${id}.`))
  const saved = keep === undefined ? (now?.listing ?? '') : listing
  return err({ reference: text, saved: { settings: others, listing: saved } })
}
