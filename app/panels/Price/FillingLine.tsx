import type { SiteCost } from '../../../src/cost/cost.ts'
import { price } from '../../messages/price.ts'
import { compiledForThisOf, fillingOf } from '../../messages/priceStory.ts'
import { calleeOf, type Scene } from '../../messages/story.ts'
import { OutcomeMark } from '../../ui/OutcomeMark.tsx'
import styles from './Price.module.css'

const words = price.filling

interface FillingLineProps {
  readonly scene: Scene
  readonly cost: SiteCost
  /** A first visit: one sentence is enough. */
  readonly opening: boolean
}

/** What the bytes that stand there now take: the only part of the price that a backend changes. */
export function FillingLine({ scene, cost, opening }: FillingLineProps) {
  const { outcome } = cost.filling
  return (
    <section className={styles.filling} aria-label={words.region}>
      <OutcomeMark outcome={outcome} callee={calleeOf(scene.story)} />
      <div>
        <p className={styles.words}>{fillingOf(scene, cost, opening)}</p>
        {!opening && outcome !== 'bug' && (
          <p className={styles.way}>
            {words.way(cost.filling)} {returns(scene) && compiledForThisOf(cost)}
          </p>
        )}
      </div>
    </section>
  )
}

/** Code comes after the site, so it could have been compiled for what stands there. */
const returns = ({ story: { site, decision } }: Scene): boolean =>
  site.original.form !== 'jump' && decision.outcome !== 'jump' && decision.outcome !== 'trap'
