import type { ConventionCost } from '../../../src/ia64/cost.ts'
import { sourcesOf } from '../../../src/provenance/index.ts'
import { itaniumCosts as words } from '../../messages/itaniumStory.ts'
import { costRows } from './costRows.ts'
import { provenanceWords } from '../../messages/provenance.ts'
import { SourceChip } from '../SourceChip.tsx'
import styles from './Ia64.module.css'

/** What the site costs under a C call, the static convention, and by its bytes alone. */
export const CostTable = ({ costs }: { readonly costs: readonly ConventionCost[] }) => (
  <section className={styles.costs} aria-label={words.title}>
    <table>
      <caption>{words.title}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{words.title}</span>
          </th>
          {costs.map(({ convention }) => (
            <th key={convention} scope="col">
              {words.of(convention)}{' '}
              <SourceChip
                sign
                of={sourcesOf.itaniumConventions[convention]}
                about={provenanceWords.about.promise(words.of(convention))}
              />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {costRows.map(({ title, cell, alarming }) => (
          <tr key={title}>
            <th scope="row">{title}</th>
            {costs.map((cost) => (
              <td key={cost.convention} data-alarm={alarming?.(cost) || undefined}>
                {cell(cost)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
    <p>{words.promise}</p>
  </section>
)
