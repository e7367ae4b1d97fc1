import { present } from '../../messages/present.ts'
import { price } from '../../messages/price.ts'
import { fillingOf } from '../../messages/priceStory.ts'
import { calleeOf, headlineOf } from '../../messages/story.ts'
import { drawnIn } from '../../panels/Price/legend.ts'
import { type PriceColumn, priceStrip, type Square } from '../../panels/Price/strip.ts'
import { useScene } from '../../panels/useScene.ts'
import { selectCost, selectPressure } from '../../state/selectors.ts'
import { useApp } from '../../state/store.ts'
import { OutcomeMark } from '../../ui/OutcomeMark.tsx'
import { Headline } from '../Headline.tsx'
import screen from '../Present.module.css'
import { useFit } from '../useFit.ts'
import { useHere } from '../useHere.ts'
import { priceHeadline, selectPriceIsTold } from './priceHeadline.ts'
import styles from './Layouts.module.css'

const words = price.strip

/** 4: what the promise costs, fixed at compile time, and what these bytes take. */
export function PriceLayout() {
  const here = useHere()
  return here && <Content {...here} />
}

function Content({ story, step }: NonNullable<ReturnType<typeof useHere>>) {
  const scene = useScene(story)
  const cost = useApp(selectCost)
  const pressure = useApp(selectPressure)
  const told = useApp(selectPriceIsTold)
  const fit = useFit([story, step, told])
  if (!cost || !pressure) return null
  const strip = priceStrip(cost, { ...pressure, arch: scene.arch })
  const own = told ? priceHeadline(story, cost) : null
  const returns = story.site.original.form !== 'jump'
  return (
    <div ref={fit} className={screen.body}>
      <Headline
        phrase={own ?? headlineOf(scene, step)}
        context={
          own ? present.price.context : returns ? words.alive(strip.values) : words.neverReturns
        }
      />
      {returns && (
        <div className={styles.columns} data-many={strip.columns.length > 3 || undefined}>
          {strip.columns.map((column) => (
            <Column key={column.promise} column={column} />
          ))}
        </div>
      )}
      <p className={styles.filling}>
        <OutcomeMark outcome={cost.filling.outcome} callee={calleeOf(story)} />
        {fillingOf(scene, cost)}
      </p>
      {returns && <Legend columns={strip.columns} />}
    </div>
  )
}

/** What the squares mean; each column says so of itself to who does not see them. */
const Legend = ({ columns }: { readonly columns: readonly PriceColumn[] }) => (
  <p className={`${screen.extra} ${styles.legend}`} aria-hidden="true">
    {drawnIn(columns).map((state) => (
      <span key={state} className={styles.meaning}>
        <span className={styles.square} data-state={state} />
        {words.legend[state]}
      </span>
    ))}
  </p>
)

function Column({ column }: { readonly column: PriceColumn }) {
  const { promise, isOwn, mayDestroy, callerSaved, calleeSaved, frame, spills } = column
  return (
    <section
      className={styles.column}
      data-own={isOwn || undefined}
      aria-label={words.spokenColumn(column)}
    >
      <small>{isOwn ? words.own : ''}</small>
      <span>{words.promiseName(promise, mayDestroy)}</span>
      <span className={styles.squares} aria-hidden="true">
        <Group squares={callerSaved} />
        <Group squares={calleeSaved} />
        {frame && <Group squares={[frame]} />}
      </span>
      <b>{words.figures(column)}</b>
      {spills > 0 && <span className={styles.spill}>▲ {words.toMemory(spills)}</span>}
    </section>
  )
}

const Group = ({ squares }: { readonly squares: readonly Square[] }) => (
  <span className={styles.group}>
    {squares.map(({ register, state }) => (
      <span key={register} className={styles.square} data-state={state} />
    ))}
  </span>
)
