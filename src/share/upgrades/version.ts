import type { LinkFields } from '../linkFields.ts'

/** One version of the link. Never edited once a link of that version is out. */
export interface LinkVersion {
  readonly version: number
  /** Preset dictionary of its compression; with another text, its links cannot be read. */
  readonly dictionary: string
  /** Turns the fields of the version before into those of this one; the first has none before it. */
  readonly upgrade: (before: LinkFields) => LinkFields
}
