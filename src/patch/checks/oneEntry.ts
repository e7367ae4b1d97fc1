import type { CheckDefinition, CheckForm } from './check.ts'

export interface OneEntry extends CheckForm {
  readonly check: 'one-entry'
  /** Offset of the row that something leads to; null where nothing does. */
  readonly entered: number | null
}

/** Where something leads into the middle of the site, only the call itself may be replaced. */
export const oneEntry: CheckDefinition<OneEntry> = {
  id: 'one-entry',
  fields: { entered: 'count or null' },
  toldWhenPassed: false,
  sources: ['model'],
  examine: ({ proposal, input: { site } }) => {
    if (proposal.scope === 'inner' || site.rows.to - site.rows.from < 2) return null
    return { check: 'one-entry', pass: site.wholeAllowed, entered: site.sandwich.entered }
  },
}
