import { type SharedDocument, defaultSettings } from './document.ts'
import type { FieldGroup } from './fieldGroup.ts'

/** A document as a link spells it: settings that are not the default, as text, and the listing. */
export interface LinkFields {
  readonly settings: Readonly<Record<string, string>>
  readonly listing: string
}

const headerPattern = /^(?:[a-zA-Z]+=[\w.-]+(?:&[a-zA-Z]+=[\w.-]+)*)?$/

/** `name=value` pairs on the first line, the listing untouched after it. */
export const fieldsText = ({ settings, listing }: LinkFields): string =>
  `${Object.entries(settings)
    .map(([name, value]) => `${name}=${value}`)
    .join('&')}\n${listing}`

/** Null where the text has no such first line. */
export function fieldsFrom(text: string): LinkFields | null {
  const end = text.indexOf('\n')
  const header = text.slice(0, end)
  if (end === -1 || !headerPattern.test(header)) return null
  const pairs = header === '' ? [] : header.split('&').map((pair) => pair.split('=', 2))
  return { settings: Object.fromEntries(pairs), listing: text.slice(end + 1) }
}

export interface ReadFields {
  readonly document: SharedDocument
  /** Settings that are not known, e.g. `variant=hyperv`; the rest was put in. */
  readonly unknown: readonly string[]
}

function withSetting(
  groups: readonly FieldGroup[],
  document: SharedDocument,
  name: string,
  text: string,
): SharedDocument | null {
  for (const group of groups) {
    const changed = group.read(document, name, text)
    if (changed) return changed
  }
  return null
}

/** What fields say to whoever knows these groups. Never guesses: what is not understood is left as usual, and named. */
export function documentKnowing(
  groups: readonly FieldGroup[],
  { settings, listing }: LinkFields,
): ReadFields {
  let document: SharedDocument = { ...defaultSettings, listing }
  const unknown: string[] = []
  for (const [name, text] of Object.entries(settings)) {
    const changed = withSetting(groups, document, name, text)
    if (changed) document = changed
    else unknown.push(`${name}=${text}`)
  }
  return { document, unknown }
}
