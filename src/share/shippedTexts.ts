import { type Result, err, ok } from '../base/result.ts'
import { utf8 } from '../base/utf8.ts'
import { checksum } from './checksum.ts'
import type { LinkFields } from './linkFields.ts'

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
  `${id}.${checksum(utf8(listing)).toString(16).padStart(4, '0')}`

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

/** Puts the text back that `withReference` (`namedText.ts`) named. */
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
