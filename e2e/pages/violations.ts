import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

interface Asked {
  readonly only?: readonly string[]
  readonly without?: readonly string[]
  /** Selectors of the part that is looked at; the whole page without one. */
  readonly inside?: string
  /** Figures inside the page are looked at too. That takes twice as long, for what is right is reported as well. */
  readonly frames?: boolean
}

/** What stands in the way of assistive technology: the rule and where. */
export async function violations(
  page: Page,
  { only, without = [], inside, frames = false }: Asked = {},
): Promise<readonly { readonly id: string; readonly at: readonly string[] }[]> {
  // The options come first: they take the place of all that was set before.
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode(!frames)
  if (inside !== undefined) axe.include(inside)
  if (!frames) axe.exclude('iframe')
  const asked = only ? axe.withRules([...only]) : axe.disableRules([...without])
  return (await asked.analyze()).violations.map(({ id, nodes }) => ({
    id,
    at: nodes.map(({ target }) => target.join(' ')),
  }))
}
