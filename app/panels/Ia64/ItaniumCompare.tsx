import type { Ia64Variant } from '../../../src/ia64/story/told.ts'
import { outcomes } from '../../machines/ia64/layout.ts'
import { itanium } from '../../messages/itanium.ts'
import { itaniumCompare as words, itaniumPlace } from '../../messages/itaniumStory.ts'
import { messages } from '../../messages/index.ts'
import { selectItanium } from '../../state/itanium.ts'
import { useApp } from '../../state/store.ts'
import { Chip } from '../../ui/Chip.tsx'
import { OutcomeMark } from '../../ui/OutcomeMark.tsx'
import styles from './Ia64.module.css'
import { isCurrent, showVariant } from './variants.ts'

/** On a projector: every site under both platforms and both rule sets; a cell leads to its story. */
export function ItaniumCompare() {
  const told = useApp(selectItanium)
  if (!told) return null
  return (
    <section className={styles.compare} aria-label={words.region}>
      <table>
        <caption>{words.region}</caption>
        <thead>
          <tr>
            <th scope="col">{words.site}</th>
            {told.variants.map(({ platform, rules }) => (
              <th key={`${platform} ${rules}`} scope="col">
                {messages.names.backend[platform]}
                <small>{itanium.rules[rules]}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {told.stories.map(({ index, op }) => (
            <tr key={index}>
              <th scope="row">{itaniumPlace.site(index + 1, op)}</th>
              {told.variants.map((variant) => (
                <td key={`${variant.platform} ${variant.rules}`}>
                  <Cell variant={variant} site={index} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface CellProps {
  readonly variant: Ia64Variant
  readonly site: number
}

function Cell({ variant, site }: CellProps) {
  const decision = variant.cells[site]?.decision
  const current = useApp((state) => isCurrent(variant, state))
  if (!decision) return null
  return (
    <button
      type="button"
      aria-current={current ? 'true' : undefined}
      onClick={() => showVariant(variant, site)}
    >
      <small className={styles.under}>
        {messages.names.backend[variant.platform]} · {itanium.rules[variant.rules]}
      </small>
      <OutcomeMark outcome={outcomes[decision.outcome]} />
      <span>{words.cell(decision)}</span>
      {decision.hazards.map(({ register }) => (
        <Chip key={register} look="destroyed">
          {register}
        </Chip>
      ))}
    </button>
  )
}
