import type { Assembly } from './assembly.ts'
import type { Chain, SectionDraft } from './fragment.ts'
import { newSection } from './section.ts'

/** The section of that name, made where there is none yet. */
export function sectionNamed(assembly: Assembly, name: string): SectionDraft {
  const known = assembly.sections.get(name)
  if (known) return known
  const section = newSection(name)
  assembly.sections.set(name, section)
  return section
}

/** Goes on in another place; `.previous` leads back. */
export function switchTo(assembly: Assembly, chain: Chain): void {
  assembly.previous = assembly.chain
  assembly.chain = chain
}
