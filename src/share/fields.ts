import type { SharedDocument } from './document.ts'
import type { FieldGroup } from './fieldGroup.ts'
import { type LinkFields, type ReadFields, documentKnowing } from './linkFields.ts'
import { runGroup } from './runFields.ts'
import { settingFields } from './settingFields.ts'

/** All that a link can hold beside its text; no two groups have a name in common. */
export const fieldGroups: readonly FieldGroup[] = [settingFields, runGroup]

export const fieldsOf = (document: SharedDocument): LinkFields => ({
  settings: Object.assign({}, ...fieldGroups.map((group) => group.write(document))),
  listing: document.listing,
})

/** The document that fields spell. */
export const documentFrom = (fields: LinkFields): ReadFields => documentKnowing(fieldGroups, fields)
