import type { CSSProperties } from 'react'
import { messages } from '../messages/index.ts'
import { present as words } from '../messages/present.ts'
import { type Turn, turnStyle } from '../panels/Bytes/turn.ts'
import type { Cell, Segment, StripRow } from '../panels/Bytes/strip.ts'
import { useApp } from '../state/store.ts'
import type { Syntax } from '../state/view.ts'
import { byteText } from '../ui/HexByte.tsx'
import styles from './Bytes.module.css'
import { useRoom, useScale } from './useUnit.ts'

/** Width of a byte with its gap, and of a letter under it, in hundredths of the window's height. */
const narrowest = 7.4
const widestByte = 10.4
const letter = 1.68

interface Measure {
  /** From one byte to the next. */
  readonly step: number
  /** Bytes in a line: as few lines as find room, equally long. */
  readonly perLine: number
  /** How much larger than the smallest size: enlarged bytes give way before a line breaks. */
  readonly scale: number
}

/** `widest`: bytes of the longest row of the story, so that all of them have one scale. */
function useMeasure(count: number, widest: number): Measure {
  const wished = useScale()
  const room = useRoom() * wished
  const most = Math.max(1, Math.floor(room / narrowest))
  const inLines = (all: number) => Math.max(1, Math.ceil(all / Math.ceil(all / most)))
  const scale = Math.max(1, Math.min(wished, room / (narrowest * inLines(widest))))
  const fitting = room / scale / Math.max(1, widest)
  const step = Math.max(narrowest, Math.min(widestByte, fitting))
  return { step, perLine: inLines(count), scale }
}

const stepStyle = ({ step, scale }: Measure): CSSProperties => ({
  ['--step' as string]: step,
  ['--own' as string]: scale,
})

/** `length`: bytes of it in the line where its words stand. */
function segmentText(segment: Segment, length: number, syntax: Syntax, { step }: Measure): string {
  const text = syntax === 'intel' ? segment.intel : segment.text
  const fits = (word: string) => word.length * letter <= length * step - 1
  return fits(text) ? text : segment.mnemonic
}

const spoken = ({ cells, label, tooMany }: StripRow): string =>
  messages.bytes.spoken(
    label,
    cells.flatMap(({ value }) => (value === null ? [] : [byteText(value)])),
    tooMany,
  )

interface ByteRowProps {
  readonly row: StripRow
  readonly widest: number
  /** Old bytes, where this row turns over. */
  readonly turning?: { readonly turn: Turn; readonly from: readonly number[] } | null
}

/** One row of bytes, to scale, with its instructions. */
export function ByteRow({ row, widest, turning = null }: ByteRowProps) {
  const measure = useMeasure(row.cells.length, widest)
  const lines = Math.max(1, Math.ceil(row.cells.length / measure.perLine))
  return (
    <figure
      className={styles.row}
      style={stepStyle(measure)}
      data-tone={row.tone}
      aria-label={spoken(row)}
    >
      <figcaption className={styles.label} aria-hidden="true">
        <span>{row.label}</span>
        {row.room && <b>{messages.bytes.room(row.room.bytes)}</b>}
        {row.tooMany > 0 && <b className={styles.tooMany}>{messages.bytes.tooMany(row.tooMany)}</b>}
      </figcaption>
      {Array.from({ length: lines }, (_, line) => (
        <Line key={line} from={line * measure.perLine} {...{ row, measure, turning }} />
      ))}
    </figure>
  )
}

interface LineProps {
  readonly row: StripRow
  readonly from: number
  readonly measure: Measure
  readonly turning: ByteRowProps['turning']
}

function Line({ row, from, measure, turning }: LineProps) {
  const syntax = useApp((state) => state.view.syntax)
  const cells = row.cells.slice(from, from + measure.perLine)
  return (
    <div className={styles.line} aria-hidden="true">
      {cells.map((cell, at) => (
        <ByteAt key={at} index={from + at} {...{ cell, row, turning }} />
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
            {start === segment.offset && segmentText(segment, end - start, syntax, measure)}
          </code>,
        ]
      })}
    </div>
  )
}

interface ByteAtProps extends Pick<LineProps, 'row' | 'turning'> {
  readonly cell: Cell
  readonly index: number
}

/** A byte, or while it turns over its two faces. */
function ByteAt({ cell, row, index, turning }: ByteAtProps) {
  const front = <Byte cell={cell} edge={index + 1 === row.room?.end} />
  const from = turning?.from[index]
  if (!turning || from === undefined || cell.look === 'stays') return front
  const { turn } = turning
  const when = turnStyle(turn, index, row.cells.length) as CSSProperties
  return (
    <span key={turn} className={styles.turning} data-turn={turn} style={when}>
      <span className={styles.plate}>
        {front}
        <span className={styles.byte} data-look="old">
          {byteText(from)}
        </span>
      </span>
    </span>
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
  const measure = useMeasure(length, length)
  const { perLine } = measure
  const lines = Math.ceil(length / perLine)
  return (
    <figure
      className={styles.row}
      style={stepStyle(measure)}
      aria-label={`${messages.bytes.after}: ${words.question.spoken}`}
    >
      <figcaption className={styles.label} aria-hidden="true">
        {messages.bytes.after}
      </figcaption>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className={styles.line} aria-hidden="true">
          {Array.from({ length: Math.min(perLine, length - line * perLine) }, (_place, at) => (
            <span key={at} className={styles.byte} data-look="hidden">
              {words.question.hidden}
            </span>
          ))}
        </div>
      ))}
    </figure>
  )
}
