import type { AreaId } from '../../src/glossary/term.ts'

/** Words around the terms of the field; their meanings stand in `src/glossary`. */
export const glossaryWords = {
  title: 'Glossary',
  lead: 'The words of this page. Where one comes first in a text it is underlined with dots: point at it, or tap it.',
  search: 'Search the words',
  none: 'No word is like this. Try a shorter part of it.',
  count: (found: number): string => (found === 1 ? '1 word' : `${found} words`),
  areas: {
    machines: 'Machines',
    sites: 'Sites and records',
    replacements: 'What goes into a site',
    registers: 'Registers and values',
    itanium: 'Itanium',
  } satisfies Record<AreaId, string>,
  also: (forms: readonly string[]): string => `also: ${forms.join(', ')}`,
  lesson: (number: number, title: string): string => `Lesson ${number}: ${title}`,
  sample: (title: string): string => `Sample: ${title}`,
  /** Of the card beside a word. */
  meaning: (name: string): string => `Meaning of ${name}`,
  more: 'In the glossary',
}
