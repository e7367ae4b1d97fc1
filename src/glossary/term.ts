/** In the order of the page that lists the terms. */
export const areas = ['machines', 'sites', 'replacements', 'registers', 'itanium'] as const
export type AreaId = (typeof areas)[number]

/** A word of the field. */
export interface Term {
  /** Kebab-case: part of addresses. */
  readonly id: string
  /** As the glossary prints it. */
  readonly name: string
  /**
   * Every form under which a text uses it, the name among them where texts do. One that starts with a small letter
   * is found with a capital too.
   */
  readonly forms: readonly string[]
  /** One or two sentences. They hold no figure: a lesson may be asking for it. */
  readonly meaning: string
  /** `known`: who reads assembly brings it along. `taught`: a scene of a lesson introduces it. */
  readonly level: 'known' | 'taught'
  /** Id of a sample that shows it. */
  readonly sample: string | null
}
