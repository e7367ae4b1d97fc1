import type { AreaId, Term } from './term.ts'
import { itanium } from './terms/itanium.ts'
import { machines } from './terms/machines.ts'
import { registers } from './terms/registers.ts'
import { replacements } from './terms/replacements.ts'
import { sites } from './terms/sites.ts'

/** The words of the field by area. */
export const glossary = {
  machines,
  sites,
  replacements,
  registers,
  itanium,
} as const satisfies Readonly<Record<AreaId, readonly Term[]>>

export type TermId = (typeof glossary)[AreaId][number]['id']

export type GlossaryTerm = Term & { readonly id: TermId }

export const terms: readonly GlossaryTerm[] = Object.values(glossary).flat()

const byId: ReadonlyMap<string, GlossaryTerm> = new Map(terms.map((term) => [term.id, term]))

export const termById = (id: string): GlossaryTerm | undefined => byId.get(id)
