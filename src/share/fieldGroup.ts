import type { SharedDocument } from './document.ts'

/** Settings of a link that belong together: how they are spelled, and what their text means. */
export interface FieldGroup {
  /**
   * Text by name, only of what is not as usual. Names are letters; a text is letters, digits, "_", "." and "-",
   * at least one of them.
   */
  write(document: SharedDocument): Readonly<Record<string, string>>
  /** The document with one setting put in; null where the group has no such name or value. Never throws. */
  read(document: SharedDocument, name: string, text: string): SharedDocument | null
}
