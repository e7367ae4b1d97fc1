import { type CSSProperties, memo } from 'react'
import type { Syntax } from '../../state/view.ts'
import { byteText, HexByte } from '../../ui/HexByte.tsx'
import { messages } from '../../messages/index.ts'
import styles from './Bytes.module.css'
import { addressColumn, span, type StripLayout } from './layout.ts'
import type { Cell, Segment, StripRow } from './strip.ts'
import { type Turn, turnStyle } from './turn.ts'

interface StripRowProps {
  readonly row: StripRow
  readonly layout: StripLayout
  /** Offset of the first cell in `.text`. */
  readonly offset: number
  readonly syntax: Syntax
  /** Old bytes, where this row turns over. */
  readonly turning: { readonly turn: Turn; readonly from: readonly number[] } | null
}

/** Width of a character of the small code type in pixels. */
const characterWidth = 6.6
/** Fewer pixels than this hold no more than a mnemonic. */
const mnemonicOnly = 100

function segmentText(
  segment: Segment,
  layout: StripLayout,
  length: number,
  syntax: Syntax,
): string {
  const text = syntax === 'intel' ? segment.intel : segment.text
  const width = span(layout, length)
  return text.length * characterWidth <= width || width >= mnemonicOnly ? text : segment.mnemonic
}

/** The mnemonic of a short instruction is a little wider than its byte on a small screen. */
const isTight = ({ mnemonic }: Segment, layout: StripLayout, length: number): boolean =>
  mnemonic.length * characterWidth > span(layout, length)

const spokenBytes = ({ cells, label, tooMany }: StripRow): string =>
  messages.bytes.spoken(
    label,
    cells.flatMap(({ value }) => (value === null ? [] : [byteText(value)])),
    tooMany,
  )

/** Bytes of one row with its instructions, broken into lines where they do not fit. */
export const StripRowView = memo(function StripRowView(props: StripRowProps) {
  const { row, layout, offset, syntax, turning } = props
  const lines = Math.max(1, Math.ceil(row.cells.length / layout.perRow))
  return (
    <figure
      className={styles.row}
      data-side={layout.side}
      data-tone={row.tone}
      aria-label={spokenBytes(row)}
    >
      <span className={styles.label} aria-hidden="true">
        {row.label}
      </span>
      <div className={styles.lines} aria-hidden="true">
        <RoomLabels row={row} layout={layout} />
        {Array.from({ length: lines }, (_, line) => (
          <StripLine
            key={line}
            from={line * layout.perRow}
            {...{ row, layout, offset, syntax, turning }}
          />
        ))}
      </div>
    </figure>
  )
})

/** Above the edge: how much room there is, and how much more is needed. */
function RoomLabels({ row, layout }: Pick<StripRowProps, 'row' | 'layout'>) {
  const { room, tooMany } = row
  if (!room) return layout.broken ? null : <div className={styles.edgeWords} />
  const { broken } = layout
  const end = (broken ? addressColumn : 0) + span(layout, Math.min(room.end, layout.perRow))
  return (
    <div className={styles.edgeWords}>
      <span className={styles.room} style={{ width: end }}>
        {messages.bytes.room(room.bytes)}{' '}
        {tooMany > 0 && (
          <b style={broken ? {} : { position: 'absolute', left: end + 6 }}>
            {messages.bytes.tooMany(tooMany)}
          </b>
        )}
      </span>
    </div>
  )
}

interface StripLineProps extends StripRowProps {
  /** First cell of the line. */
  readonly from: number
}

function StripLine({ row, layout, offset, syntax, turning, from }: StripLineProps) {
  const cells = row.cells.slice(from, from + layout.perRow)
  const columns: CSSProperties = {
    gridTemplateColumns: `repeat(${cells.length}, ${layout.byte}px)`,
    ['--byte-text' as string]: layout.byte < 30 ? '13px' : '15px',
  }
  return (
    <div className={styles.line}>
      {layout.broken && (
        <span className={styles.address}>{(offset + from).toString(16).padStart(4, '0')}</span>
      )}
      <div className={styles.grid} style={columns}>
        {cells.map((cell, at) => (
          <ByteAt key={from + at} index={from + at} {...{ cell, row, turning }} />
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
              data-tight={isTight(segment, layout, end - start) || undefined}
              style={{ gridColumn: `${start - from + 1} / ${end - from + 1}` }}
              title={syntax === 'intel' ? segment.intel : segment.text}
            >
              {start === segment.offset && segmentText(segment, layout, end - start, syntax)}
            </code>,
          ]
        })}
      </div>
    </div>
  )
}

interface ByteAtProps extends Pick<StripRowProps, 'row' | 'turning'> {
  readonly cell: Cell
  readonly index: number
}

function ByteAt({ cell, row, index, turning }: ByteAtProps) {
  const from = turning?.from[index]
  const turns = turning !== null && from !== undefined && cell.look !== 'stays'
  return (
    <HexByte
      // A byte that has turned leaves nothing behind: the picture is that of a byte that never moved.
      key={turns ? turning.turn : 'still'}
      value={cell.value}
      look={cell.look}
      over={cell.over}
      dim={cell.dim}
      plan={row.plan}
      edge={row.room !== null && index === row.room.end - 1}
      turn={
        turns
          ? {
              from,
              when: turnStyle(turning.turn, index, row.cells.length) as CSSProperties,
              undone: turning.turn === 'undone',
            }
          : null
      }
    />
  )
}
