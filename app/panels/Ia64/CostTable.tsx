import type { ConventionCost } from '../../../src/ia64/cost.ts'
import { itaniumCosts as words } from '../../messages/itaniumStory.ts'
import styles from './Ia64.module.css'

interface Row {
  readonly title: string
  cell(cost: ConventionCost): string
  alarming?(cost: ConventionCost): boolean
}

const rows: readonly Row[] = [
  { title: words.destroys, cell: ({ mayDestroy }) => words.registers(mayDestroy.length) },
  {
    title: words.saved,
    cell: ({ saved }) => (saved.length === 0 ? words.nothing : saved.join(' ')),
    alarming: ({ saved }) => saved.length > 0,
  },
  {
    title: words.outputs,
    cell: ({ outputs }) => (outputs === 0 ? words.nothing : String(outputs)),
  },
  { title: words.frame, cell: ({ needsFrame }) => (needsFrame ? words.yes : words.no) },
  {
    title: words.instructions,
    cell: ({ convention, instructions }) =>
      convention === 'c' ? words.least(instructions) : String(instructions),
  },
]

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
              {words.of(convention)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ title, cell, alarming }) => (
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
