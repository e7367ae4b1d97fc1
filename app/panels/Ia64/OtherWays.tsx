import type { Ia64Story } from '../../../src/ia64/story/told.ts'
import { outcomes } from '../../machines/ia64/layout.ts'
import { ia64 } from '../../messages/ia64.ts'
import { itanium } from '../../messages/itanium.ts'
import { itaniumWays as words } from '../../messages/itaniumStory.ts'
import { messages } from '../../messages/index.ts'
import { selectItanium } from '../../state/itanium.ts'
import { useApp } from '../../state/store.ts'
import { Chip } from '../../ui/Chip.tsx'
import { OutcomeMark } from '../../ui/OutcomeMark.tsx'
import styles from './Ia64.module.css'
import { otherWays, showVariant } from './variants.ts'

/** What would alter what becomes of a site: other switches as buttons, another text in words. */
export function OtherWays({ story }: { readonly story: Ia64Story }) {
  const told = useApp(selectItanium)
  if (!told) return null
  const ways = otherWays(told, story)
  const wanted = words.remedy(story.decision)
  if (ways.length === 0 && wanted === null) return null
  return (
    <section className={styles.ways} aria-label={words.title}>
      <h3>{words.title}</h3>
      <ul>
        {ways.map(({ variant, decision }) => (
          <li key={`${variant.platform} ${variant.rules}`}>
            <button type="button" onClick={() => showVariant(variant, story.index)}>
              <OutcomeMark outcome={outcomes[decision.outcome]} />
              <b>
                {messages.names.backend[variant.platform]} · {itanium.rules[variant.rules]}
              </b>
              <span>
                {decision.because ? ia64.reason(decision.because) : ia64.outcome(decision.outcome)}
              </span>
              {decision.hazards.map(({ register }) => (
                <Chip key={register} look="destroyed">
                  {register}
                </Chip>
              ))}
            </button>
          </li>
        ))}
        {wanted !== null && <li>{wanted}</li>}
      </ul>
    </section>
  )
}
