import { type SharedDocument, defaultSettings } from './document.ts'
import type { FieldGroup } from './fieldGroup.ts'
import { runGroup } from './runFields.ts'
import { settingFields } from './settingFields.ts'

/** All that a link can hold beside its text; no two groups have a name in common. */
export const fieldGroups: readonly FieldGroup[] = [settingFields, runGroup]

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

export const fieldsOf = (document: SharedDocument): LinkFields => ({
  settings: Object.assign({}, ...fieldGroups.map((group) => group.write(document))),
  listing: document.listing,
})

export interface ReadFields {
  readonly document: SharedDocument
  /** Settings that this version does not know, e.g. `variant=hyperv`; the rest was put in. */
  readonly unknown: readonly string[]
}

function withSetting(document: SharedDocument, name: string, text: string): SharedDocument | null {
  for (const group of fieldGroups) {
    const changed = group.read(document, name, text)
    if (changed) return changed
  }
  return null
}

/** Never guesses: what is not understood is left as usual, and named. */
export function documentFrom({ settings, listing }: LinkFields): ReadFields {
  let document: SharedDocument = { ...defaultSettings, listing }
  const unknown: string[] = []
  for (const [name, text] of Object.entries(settings)) {
    const changed = withSetting(document, name, text)
    if (changed) document = changed
    else unknown.push(`${name}=${text}`)
  }
  return { document, unknown }
}
