import type { ReactNode } from 'react'
import type { Candidate, Outcome } from '../../src/patch/decision.ts'
import styles from './OutcomeMark.module.css'
import { toneOf } from './tone.ts'

const arrow = (from: number, to: number): ReactNode => (
  <path
    d={`M${from} 7H${to - 1}M${to - 4.5} 3.5 ${to} 7 ${to - 4.5} 10.5`}
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
    strokeLinejoin="round"
  />
)

const stripes = [1.5, 5.75, 10].map((y) => <rect key={y} x="1" y={y} width="12" height="2.5" />)
const dots = [2.5, 7, 11.5].flatMap((x) =>
  [4.5, 9.5].map((y) => <circle key={`${x} ${y}`} cx={x} cy={y} r="1.5" />),
)
const word = (text: string): ReactNode => (
  <text x="11" y="11" textAnchor="middle" className={styles.word}>
    {text}
  </text>
)

interface Drawing {
  readonly width: number
  readonly shape: ReactNode
}

/** Every outcome can be told without its colour. */
const drawings: Record<Outcome, Drawing> = {
  inline: { width: 14, shape: <rect x="1.5" y="1.5" width="11" height="11" rx="2" /> },
  'thunk-call': { width: 14, shape: stripes },
  'c-call': { width: 14, shape: arrow(0.5, 13) },
  'inner-call': {
    width: 18,
    shape: (
      <>
        {arrow(4, 14)}
        <path d="M4 1H1V13H4M14 1H17V13H14" fill="none" stroke="currentColor" strokeWidth="1.5" />
      </>
    ),
  },
  nop: { width: 14, shape: dots },
  identity: {
    width: 14,
    shape: [3.5, 8].map((y) => <rect key={y} x="1" y={y} width="12" height="2.5" />),
  },
  jump: {
    width: 14,
    shape: (
      <path
        d="M1.5 2.5 6 7 1.5 11.5M7.5 2.5 12 7 7.5 11.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
      />
    ),
  },
  keep: {
    width: 14,
    shape: (
      <rect
        x="2"
        y="2"
        width="10"
        height="10"
        rx="1.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
      />
    ),
  },
  trap: { width: 22, shape: word('ud2') },
  // No entry; its word is "BUG" already.
  bug: {
    width: 14,
    shape: (
      <path fillRule="evenodd" d="M7 .5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 1 0 0-13M3 5.75h8v2.5H3Z" />
    ),
  },
}

interface OutcomeMarkProps {
  readonly outcome: Outcome
  readonly callee?: Candidate['callee']
}

/** The shape and colour of an outcome. Words beside it say the same. */
export function OutcomeMark({ outcome, callee = null }: OutcomeMarkProps) {
  const { width, shape } = drawings[outcome]
  return (
    <svg
      aria-hidden="true"
      className={styles.mark}
      data-tone={toneOf(outcome, callee)}
      width={width}
      height="14"
      viewBox={`0 0 ${width} 14`}
      fill="currentColor"
    >
      {shape}
    </svg>
  )
}
