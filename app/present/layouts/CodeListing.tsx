import { useMemo } from 'react'
import { machineOf } from '../../machines/index.ts'
import type { Machine } from '../../machines/machine.ts'
import { present as words } from '../../messages/present.ts'
import { registers as registerWords } from '../../messages/registers.ts'
import { useLayout } from '../../panels/Listing/useLayout.ts'
import { useUpright } from '../../panels/useNarrow.ts'
import type { Column } from '../../registers/columns.ts'
import type { DrawnCell } from '../../registers/rows.ts'
import type { DrawnScene } from '../../registers/scene.ts'
import { selectIsAsking, selectIsCovered } from '../../state/present.ts'
import { store, useApp } from '../../state/store.ts'
import { useScale } from '../useUnit.ts'
import styles from './Code.module.css'
import { CodeKey } from './CodeKey.tsx'
import { shownMarks } from './codeMarks.ts'
import { type ProjectedColumns, projectedColumns } from './projectedColumns.ts'
import { type CodeRow, codeRows, dedented, shownColumns, shownRows } from './codeRows.ts'

/** Lines that the last row can take in, with what their marks mean below. */
const mostLines = 10
/** Instead of what they mean stand the answers to choose from. */
const mostAsked = 8

interface CodeScene extends DrawnScene {
  readonly columns: ProjectedColumns
}

/** The listing as its register columns see it. */
function useCodeScene(): CodeScene | null {
  const layout = useLayout()
  const drawn = useApp((state) => machineOf(state).drawn(state))
  const place = useApp((state) => state.playback.place)
  const asking = useApp(selectIsAsking)
  const upright = useUpright()
  return useMemo(() => {
    const state = store.getState()
    // What was written is shown, whatever the workbench was set to.
    const view = {
      ...state.view,
      registers: 'before',
      expansions: 'current',
      preview: null,
    } as const
    const columns = projectedColumns(state, upright)
    const shown = { ...state, view, run: { ...state.run, open: false } }
    const scene = machineOf(state).scene(shown, layout, columns)
    return scene && { ...scene, columns }
    // oxlint-disable-next-line react/exhaustive-deps -- what the scene follows from
  }, [layout, drawn, place, asking, upright])
}

/** The code around the site in view with its register columns, in sizes for the last row. */
export function CodeListing() {
  const scene = useCodeScene()
  const asking = useApp(selectIsAsking)
  const covered = useApp(selectIsCovered)
  const listing = useApp((state) => state.document.listing)
  const syntax = useApp((state) => state.view.syntax)
  const { tokenize } = useApp(machineOf)
  const upright = useUpright()
  const most = Math.floor((covered ? mostAsked : mostLines) / useScale())
  const rows = useMemo(
    () => (scene ? dedented(shownRows(codeRows(scene, listing, syntax), Math.max(3, most))) : []),
    [scene, listing, syntax, most],
  )
  if (!scene) return null
  const columns = shownColumns(scene.columns, rows)
  const counted = !scene.columns.tooMany
  return (
    <>
      <table
        className={styles.listing}
        data-wide={(counted && columns.length > 8) || undefined}
        data-named={!counted || undefined}
      >
        <caption className="unseen">{words.layouts.code}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{words.layouts.code}</span>
            </th>
            {columns.map(({ head, left, registers }) => (
              <th key={left} scope="col" className={styles.name} data-keep={isKept(scene, left)}>
                {head || (registers.length > 1 ? registerWords.keepsShort : '')}
              </th>
            ))}
            {counted && (
              <th scope="col" className={styles.of}>
                {registerWords.of(scene.places)}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <Row key={at} {...{ row, scene, columns, counted, asking, tokenize }} />
          ))}
        </tbody>
      </table>
      {!covered && !upright && <CodeKey marks={shownMarks(rows, columns)} />}
    </>
  )
}

/** Where the second group begins stands a gap. */
function isKept({ columns }: DrawnScene, left: number): true | undefined {
  return columns.groups.some((group) => group.kind === 'keep' && group.left === left) || undefined
}

interface RowProps {
  readonly row: CodeRow
  readonly scene: DrawnScene
  readonly columns: readonly Column[]
  /** All registers have a column, and what is alive is counted behind them. */
  readonly counted: boolean
  /** The band has no colour: it would tell the answer. */
  readonly asking: boolean
  readonly tokenize: Machine['tokenize']
}

function Row({ row, scene, columns, counted, asking, tokenize }: RowProps) {
  const { current, tone, inView, cells, count, alarming } = row.registers
  // Where no register is to be shown, words have all of the width.
  const isRemark = cells.length === 0 && count === null
  return (
    <tr
      className={styles.row}
      data-tone={(!asking && tone) || undefined}
      data-band={tone !== null || undefined}
      data-current={current || undefined}
      data-here={inView || undefined}
    >
      <th scope="row" colSpan={isRemark ? columns.length + (counted ? 2 : 1) : 1} data-whole>
        <code>
          <Code text={row.text} remarks={counted} tokenize={tokenize} />
        </code>
      </th>
      {!isRemark &&
        columns.map((column) => (
          <td key={column.left} data-keep={isKept(scene, column.left)}>
            <Cell cell={cells.find((cell) => cell.column === column)} />
          </td>
        ))}
      {!isRemark && counted && (
        <td className={styles.count} data-alarming={alarming || undefined}>
          {count}
          {alarming && ' ▲'}
        </td>
      )}
    </tr>
  )
}

interface CodeProps extends Pick<RowProps, 'tokenize'> {
  readonly text: string
  /** Beside many columns a remark behind an instruction would be cut. */
  readonly remarks: boolean
}

function Code({ text, remarks, tokenize }: CodeProps) {
  const { tokens } = tokenize(text, false)
  const said = remarks || tokens[0]?.kind === 'comment'
  return tokens
    .filter(({ kind }) => said || kind !== 'comment')
    .map(({ from, to, kind }) => (
      <span key={from} data-token={kind}>
        {text.slice(from, to)}
      </span>
    ))
}

const Cell = ({ cell }: { readonly cell: DrawnCell | undefined }) =>
  cell && (
    <span
      className={styles.cell}
      data-look={cell.look}
      data-top={cell.top}
      data-bottom={cell.bottom}
    >
      {cell.letter && <b>{cell.letter}</b>}
    </span>
  )
