import { messages } from '../messages/index.ts'
import { present as words } from '../messages/present.ts'
import type { Cell, Segment, StripRow } from '../panels/Bytes/strip.ts'
import { useApp } from '../state/store.ts'
import type { Syntax } from '../state/view.ts'
import { byteText } from '../ui/HexByte.tsx'
import styles from './Bytes.module.css'
import { useRoom } from './useUnit.ts'

/** Width of a byte with its gap, and of a letter under it, in hundredths of the window's height. */
const byteStep = 7.4
const letter = 1.68

/** As few lines as find room, equally long. */
function perLine(count: number, room: number): number {
  const most = Math.max(1, Math.floor(room / byteStep))
  return Math.ceil(count / Math.ceil(count / most))
}

const roomOf = (bytes: number): number => bytes * byteStep - 1

function segmentText(segment: Segment, syntax: Syntax): string {
  const text = syntax === 'intel' ? segment.intel : segment.text
  const fits = (word: string) => word.length * letter <= roomOf(segment.length)
  return fits(text) ? text : segment.mnemonic
}

const spoken = ({ cells, label, tooMany }: StripRow): string =>
  messages.bytes.spoken(
    label,
    cells.flatMap(({ value }) => (value === null ? [] : [byteText(value)])),
    tooMany,
  )

/** One row of bytes, to scale, with its instructions. */
export function ByteRow({ row }: { readonly row: StripRow }) {
  const count = perLine(row.cells.length, useRoom())
  const lines = Math.max(1, Math.ceil(row.cells.length / Math.max(1, count)))
  return (
    <figure className={styles.row} data-tone={row.tone} aria-label={spoken(row)}>
      <figcaption className={styles.label} aria-hidden="true">
        <span>{row.label}</span>
        {row.room && <b>{messages.bytes.room(row.room.bytes)}</b>}
        {row.tooMany > 0 && <b className={styles.tooMany}>{messages.bytes.tooMany(row.tooMany)}</b>}
      </figcaption>
      {Array.from({ length: lines }, (_, line) => (
        <Line key={line} row={row} from={line * count} count={count} />
      ))}
    </figure>
  )
}

interface LineProps {
  readonly row: StripRow
  readonly from: number
  readonly count: number
}

function Line({ row, from, count }: LineProps) {
  const syntax = useApp((state) => state.view.syntax)
  const cells = row.cells.slice(from, from + count)
  return (
    <div className={styles.line} aria-hidden="true">
      {cells.map((cell, at) => (
        <Byte key={at} cell={cell} edge={from + at + 1 === row.room?.end} />
      ))}
      {row.segments.flatMap((segment) => {
        const start = Math.max(segment.offset, from)
        const end = Math.min(segment.offset + segment.length, from + cells.length)
        if (start >= end) return []
        return [
          <code
            key={segment.offset}
            className={styles.segment}
            data-tone={segment.tone ?? 'keep'}
            data-new={segment.tone !== null}
            style={{ gridColumn: `${start - from + 1} / ${end - from + 1}` }}
          >
            {start === segment.offset && segmentText(segment, syntax)}
          </code>,
        ]
      })}
    </div>
  )
}

const Byte = ({ cell, edge }: { readonly cell: Cell; readonly edge: boolean }) => (
  <span
    className={styles.byte}
    data-look={cell.look}
    data-over={cell.over || undefined}
    data-dim={cell.dim || undefined}
    data-edge={edge || undefined}
  >
    {cell.value === null ? '' : byteText(cell.value)}
  </span>
)

/** Places whose bytes nobody is to know yet. */
export function HiddenRow({ length }: { readonly length: number }) {
  const count = perLine(length, useRoom())
  const lines = Math.ceil(length / count)
  return (
    <figure className={styles.row} aria-label={`${messages.bytes.after}: ${words.question.spoken}`}>
      <figcaption className={styles.label} aria-hidden="true">
        {messages.bytes.after}
      </figcaption>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className={styles.line} aria-hidden="true">
          {Array.from({ length: Math.min(count, length - line * count) }, (_place, at) => (
            <span key={at} className={styles.byte} data-look="hidden">
              {words.question.hidden}
            </span>
          ))}
        </div>
      ))}
    </figure>
  )
}
