import { useEffect } from 'react'
import type { SiteStory } from '../../../src/analysis/analysis.ts'
import type { Pressure, PromiseId, SiteCost } from '../../../src/cost/cost.ts'
import { sourcesOf } from '../../../src/provenance/index.ts'
import { price } from '../../messages/price.ts'
import { provenanceWords } from '../../messages/provenance.ts'
import { selectOpening } from '../../state/opening.ts'
import { selectCost, selectPressure, selectStory } from '../../state/selectors.ts'
import { store, useApp } from '../../state/store.ts'
import { classes } from '../../ui/classes.ts'
import { Explained } from '../Glossary/Explained.tsx'
import { SourceChip } from '../SourceChip.tsx'
import { useScene } from '../useScene.ts'
import { Column } from './Column.tsx'
import { FillingLine } from './FillingLine.tsx'
import styles from './Price.module.css'
import { drawnIn } from './legend.ts'
import { type PriceColumn, type PriceStrip, priceStrip } from './strip.ts'

const words = price.strip

/** What the site cost when its code was compiled, and what these bytes really take. */
export function PricePanel() {
  const story = useApp(selectStory)
  const pressure = useApp(selectPressure)
  const cost = useApp(selectCost)
  return story && pressure && cost && <Price {...{ story, pressure, cost }} />
}

interface PriceProps {
  readonly story: SiteStory
  readonly pressure: Pressure
  readonly cost: SiteCost
}

function Price({ story, pressure, cost }: PriceProps) {
  const scene = useScene(story)
  const opening = useApp(selectOpening)
  const strip = priceStrip(cost, { ...pressure, arch: scene.arch })
  const returns = story.site.original.form !== 'jump'
  return (
    <section className={classes(styles.card, opening && styles.opening)} aria-label={words.region}>
      {returns ? (
        <>
          <Head strip={strip} opening={opening} />
          <Columns strip={strip} opening={opening} />
        </>
      ) : (
        <header className={styles.head}>
          <h3 className={styles.title}>{words.title}</h3>
          <p className={styles.alive}>{words.neverReturns}</p>
        </header>
      )}
      {strip.destroyed.length > 0 && <Wrong>{words.destroyed(strip.destroyed)}</Wrong>}
      {strip.flagsDestroyed && <Wrong>{words.flags}</Wrong>}
      <FillingLine {...{ scene, cost, opening }} />
    </section>
  )
}

interface PartProps {
  readonly strip: PriceStrip
  readonly opening: boolean
}

function Head({ strip, opening }: PartProps) {
  const { values, returnsIn } = strip
  const returns = opening ? '' : words.returns(returnsIn)
  return (
    <header className={styles.head}>
      <h3 className={opening ? 'unseen' : styles.title}>{words.title}</h3>
      <p className={styles.alive}>
        {opening ? words.aliveShort(values) : <Explained text={words.alive(values)} />} {returns}
      </p>
      {opening ? <OwnLegend /> : <Legend strip={strip} />}
    </header>
  )
}

/** What the squares mean that are drawn; each also says so itself. */
function Legend({ strip: { columns } }: Pick<PartProps, 'strip'>) {
  return (
    <p className={styles.legend} aria-hidden="true">
      {drawnIn(columns).map((state) => (
        <span key={state} className={styles.meaning}>
          <span className={styles.square} data-state={state} />
          {words.legend[state]}
        </span>
      ))}
    </p>
  )
}

/** Where the columns are too narrow for it, the frame is explained here. */
const OwnLegend = () => (
  <p className={styles.ownLegend} aria-hidden="true">
    {words.own}
  </p>
)

/** A first visit leaves out what the others say without it. */
const isTold = ({ promise, isOwn }: PriceColumn): boolean => isOwn || promise !== 'sandwich'

function setPreview(site: number, promise: PromiseId | null) {
  const { view, setView } = store.getState()
  if (promise !== null) setView({ preview: { site, promise } })
  else if (view.preview !== null) setView({ preview: null })
}

function Columns({ strip, opening }: PartProps) {
  const { site } = strip
  const columns = opening ? strip.columns.filter(isTold) : strip.columns
  const preview = useApp(({ view }) => (view.preview?.site === site ? view.preview.promise : null))
  // Whoever steps on while a column is hovered leaves it.
  useEffect(() => () => setPreview(site, null), [site])
  return (
    <div className={classes(styles.columns, opening && styles.short)} data-count={columns.length}>
      {columns.map((column) => (
        <div key={column.promise} className={styles.place}>
          <Column
            column={column}
            short={opening}
            previewed={column.promise === preview}
            onPreview={(on) => setPreview(site, on ? column.promise : null)}
          />
          {!opening && <ColumnSource column={column} />}
        </div>
      ))}
    </div>
  )
}

/** Stands beside the column, which is a button itself. */
const ColumnSource = ({ column: { promise, mayDestroy } }: { readonly column: PriceColumn }) => (
  <span className={styles.source}>
    <SourceChip
      sign
      of={sourcesOf.promises[promise]}
      about={provenanceWords.about.promise(words.promiseName(promise, mayDestroy))}
    />
  </span>
)

const Wrong = ({ children }: { readonly children: string }) => (
  <p className={styles.wrong}>{children}</p>
)
