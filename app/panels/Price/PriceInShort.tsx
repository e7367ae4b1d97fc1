import { useEffect, useRef, useState } from 'react'
import type { SiteStory } from '../../../src/analysis/analysis.ts'
import type { Pressure, SiteCost } from '../../../src/cost/cost.ts'
import { price } from '../../messages/price.ts'
import { fillingOf } from '../../messages/priceStory.ts'
import { selectCost, selectPressure, selectStory } from '../../state/selectors.ts'
import { useApp } from '../../state/store.ts'
import { reveal } from '../reveal.ts'
import { useNarrow } from '../useNarrow.ts'
import { useScene } from '../useScene.ts'
import styles from './PriceInShort.module.css'
import { priceStrip } from './strip.ts'

const words = price.strip

/** The two lines of the price that say most, at the foot of the story while the whole price is below it. */
export function PriceInShort() {
  const story = useApp(selectStory)
  const pressure = useApp(selectPressure)
  const cost = useApp(selectCost)
  const narrow = useNarrow()
  return story && pressure && cost && !narrow && <InShort {...{ story, pressure, cost }} />
}

interface InShortProps {
  readonly story: SiteStory
  readonly pressure: Pressure
  readonly cost: SiteCost
}

function InShort({ story, pressure, cost }: InShortProps) {
  const scene = useScene(story)
  const place = useRef<HTMLDivElement>(null)
  const below = useBelow(place, cost)
  const { columns } = priceStrip(cost, { ...pressure, arch: scene.arch })
  const own = story.site.original.form === 'jump' ? undefined : columns.find(({ isOwn }) => isOwn)
  return (
    <div ref={place} className={styles.foot}>
      {below && (
        <button
          type="button"
          className={styles.inShort}
          title={words.showAll}
          onClick={() => reveal(cardBeside(place.current))}
        >
          {own && (
            <span>
              {words.title}: {words.figures(own)}{' '}
              {own.spills > 0 && <b className={styles.spill}>▲ {words.toMemory(own.spills)}</b>}
            </span>
          )}
          <span>{fillingOf(scene, cost, true)}</span>
        </button>
      )}
    </div>
  )
}

/** The whole price in the same story. */
const cardBeside = (place: HTMLElement | null) =>
  place?.closest('[data-panel]')?.parentElement?.querySelector('[data-panel=price] > *')

/** Whether the end of the whole price is below what can be seen. `cost`: what it shows. */
function useBelow(place: { readonly current: HTMLElement | null }, cost: SiteCost): boolean {
  const [below, setBelow] = useState(false)
  useEffect(() => {
    const last = cardBeside(place.current)?.lastElementChild
    if (!last) return undefined
    const observer = new IntersectionObserver(
      (entries) => {
        const entry = entries.at(-1)
        if (!entry) return
        const { boundingClientRect: whole, intersectionRect: seen, isIntersecting } = entry
        setBelow(isIntersecting ? whole.bottom > seen.bottom + 1 : whole.top > seen.bottom)
      },
      { threshold: [0, 1] },
    )
    observer.observe(last)
    return () => observer.disconnect()
  }, [place, cost])
  return below
}
