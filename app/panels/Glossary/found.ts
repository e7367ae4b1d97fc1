import type { GlossaryTerm } from '../../../src/glossary/index.ts'

/** Terms with all the asked words in their names, forms or meanings, in alphabetical order. */
export function foundTerms(terms: readonly GlossaryTerm[], asked: string): readonly GlossaryTerm[] {
  const parts = asked.toLowerCase().split(/\s+/).filter(Boolean)
  return terms
    .filter(({ name, forms, meaning }) => {
      const text = [name, ...forms, meaning].join(' ').toLowerCase()
      return parts.every((part) => text.includes(part))
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
}
