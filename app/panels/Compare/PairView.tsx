import { compareWords as words } from '../../messages/compare.ts'
import { classes } from '../../ui/classes.ts'
import { type ByteLook, byteText, HexByte } from '../../ui/HexByte.tsx'
import type { Tone } from '../../ui/tone.ts'
import { reveal } from '../reveal.ts'
import styles from './Pair.module.css'

/** One of two cells beside each other. */
export interface PairSide {
  /** `Site 2 · Xen` */
  readonly name: string
  readonly outcome: string
  readonly tone: Tone
  readonly bytes: Uint8Array
  readonly look: (at: number) => ByteLook
  /** Its instructions. */
  readonly rows: readonly string[]
}

interface PairViewProps {
  readonly sides: readonly [PairSide, PairSide]
  /** Positions at which the bytes differ. */
  readonly differs: ReadonlySet<number>
  readonly sentences: readonly string[]
  /** Over the columns of the table. */
  readonly heads: readonly string[]
  /** What is counted of both, a line each. */
  readonly lines: readonly (readonly [head: string, values: readonly string[]])[]
}

/** What is said of two cells takes more room than what is said of one: the cell that was pressed stays in view. */
function keepChosen(pair: HTMLElement | null) {
  if (pair) reveal(document.activeElement?.closest('[role=grid] td'))
}

/** Two cells beside each other: their bytes, what they do to registers, and both in words. */
export const PairView = ({ sides, differs, sentences, heads, lines }: PairViewProps) => (
  <section ref={keepChosen} className={styles.pair} aria-label={words.pair}>
    <div className={styles.sides}>
      {sides.map((side, at) => (
        <Side key={at} side={side} differs={differs} />
      ))}
    </div>
    <div className={styles.verdict}>
      <div className={styles.sentences}>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <table className={styles.registers}>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{words.register}</span>
            </th>
            {heads.map((head, at) => (
              <th key={at} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(([head, values]) => (
            <tr key={head}>
              <th scope="row">{head}</th>
              {values.map((value, at) => (
                <td key={at}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
)

interface SideProps extends Pick<PairViewProps, 'differs'> {
  readonly side: PairSide
}

const Side = ({ side: { name, outcome, tone, bytes, look, rows }, differs }: SideProps) => (
  <figure
    className={styles.side}
    data-tone={tone}
    aria-label={words.spokenBytes(name, Array.from(bytes, byteText))}
  >
    <figcaption className={styles.sideHead}>
      <span>{name}</span> <b>{outcome}</b>
    </figcaption>
    <div className={styles.bytes} aria-hidden="true">
      {Array.from(bytes, (value, at) => (
        <span key={at} className={classes(styles.byte, differs.has(at) && styles.differs)}>
          <HexByte value={value} look={look(at)} dim={!differs.has(at)} />
        </span>
      ))}
    </div>
    <ol className={styles.rows}>
      {rows.map((row, at) => (
        <li key={at}>
          <code>{row}</code>
        </li>
      ))}
    </ol>
  </figure>
)
