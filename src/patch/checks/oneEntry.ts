import type { CheckDefinition } from './check.ts'

/** Where something leads into the middle of the site, only the call itself may be replaced. */
export const oneEntry: CheckDefinition<'one-entry'> = {
  id: 'one-entry',
  examine: ({ proposal, input: { site } }) => {
    if (proposal.scope === 'inner' || site.rows.to - site.rows.from < 2) return null
    return { check: 'one-entry', pass: site.wholeAllowed, entered: site.sandwich.entered }
  },
}
