import { useState } from 'react'
import type { ImageTotals } from '../../../src/analysis/siteTable.ts'
import type { Outcome } from '../../../src/patch/decision.ts'
import { kernelWords } from '../../messages/kernel.ts'
import { messages } from '../../messages/index.ts'
import { backendOf } from '../../state/variants.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { OutcomeMark } from '../../ui/OutcomeMark.tsx'
import { toneOf } from '../../ui/tone.ts'
import styles from './Kernel.module.css'

const words = kernelWords

type Counts = ImageTotals['outcomes']

const partsOf = (counts: Counts): readonly (readonly [Outcome, number])[] =>
  (Object.entries(counts) as [Outcome, number][]).toSorted(([, left], [, right]) => right - left)

/** Sums do not tell thunks from routines, which keep the same promise. */
const nameOf = (outcome: Outcome): string =>
  outcome === 'thunk-call' ? words.thunkOrRoutine : messages.names.outcome[outcome]

const sumOf = (counts: Counts): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)

/** What all sites come to on this machine, and what they give up for nothing. */
export function KernelTotals() {
  const totals = useApp(({ kernel }) => kernel.totals)
  if (!totals) return null
  if (!totals.ok) return <p className={styles.refused}>{totals.error}</p>
  const { variant, outcomes, operations, givenUp } = totals.value
  return (
    <div className={styles.totals}>
      <div className={styles.chart}>
        <h3>{words.totals(messages.names.backend[backendOf(variant)])}</h3>
        <Bar counts={outcomes} whole={sumOf(outcomes)} />
        <ul className={styles.legend}>
          {partsOf(outcomes).map(([outcome, count]) => (
            <li key={outcome}>
              <OutcomeMark outcome={outcome} /> <b>{count}</b> {nameOf(outcome)}
            </li>
          ))}
        </ul>
        <h3>{words.givenUp}</h3>
        <p className={styles.words}>{words.givenUpWords(givenUp)}</p>
      </div>
      <Operations operations={operations} />
    </div>
  )
}

interface BarProps {
  readonly counts: Counts
  /** What the whole width stands for. */
  readonly whole: number
}

const Bar = ({ counts, whole }: BarProps) => (
  <span
    // Boxes, which no img element could hold.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    role="img"
    aria-label={words.bar(partsOf(counts).map(([outcome, count]) => [nameOf(outcome), count]))}
    className={styles.bar}
  >
    {partsOf(counts).map(([outcome, count]) => (
      <i key={outcome} data-tone={toneOf(outcome)} style={{ width: `${(100 * count) / whole}%` }} />
    ))}
  </span>
)

/** Operations shown before somebody asks for all. */
const few = 6

function Operations({ operations }: Pick<ImageTotals, 'operations'>) {
  const [all, setAll] = useState(false)
  const shown = all ? operations : operations.slice(0, few)
  const most = sumOf(operations[0]?.[1] ?? {})
  return (
    <div className={styles.chart}>
      <h3>
        {words.byOperation}{' '}
        {operations.length > few && (
          <Button look="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
            {words.operations(shown.length, operations.length)}
          </Button>
        )}
      </h3>
      <ul className={styles.operations} data-all={all || undefined}>
        {shown.map(([name, counts]) => (
          <li key={name}>
            <code title={name}>{name}</code>
            <Bar counts={counts} whole={most} />
            <b>{sumOf(counts)}</b>
          </li>
        ))}
      </ul>
    </div>
  )
}
