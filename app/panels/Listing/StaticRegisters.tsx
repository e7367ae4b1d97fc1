import { useContext, useLayoutEffect, useRef } from 'react'
import type { Columns } from '../../registers/columns.ts'
import { RegisterGrid, placedLine } from '../../registers/registerGrid.ts'
import type { PlacedRow } from '../../registers/registerRows.ts'
import { rowHeightOf } from '../../registers/rowHeight.ts'
import { rowCount, rowsOfLine } from '../../registers/rows.ts'
import { machineOf } from '../../machines/index.ts'
import type { RowScene as Scene } from '../../registers/scene.ts'
import { DrawnStore, useApp } from '../../state/store.ts'
import { reveal } from '../reveal.ts'
import type { ListingLayout } from './lines.ts'
import { selectRunMarks } from './runMarks.ts'
import styles from './StaticListing.module.css'

interface Props {
  /** What scrolls the listing, these columns with it. */
  readonly scroller: HTMLElement | null
  readonly layout: ListingLayout
  readonly columns: Columns
  readonly lines: number
}

/** Space above the first line. */
const padding = 8

/** The register columns beside the plain listing, in the same places as beside the editor. */
export function StaticRegisters({ scroller, columns, layout, lines }: Props) {
  const store = useContext(DrawnStore)
  const host = useRef<HTMLDivElement>(null)
  const grid = useRef<RegisterGrid>(null)
  const drawn = useApp((state) => machineOf(state).drawn(state))
  const view = useApp((state) => state.view)
  const place = useApp((state) => state.playback.place)
  const marks = useApp(selectRunMarks)
  const rowHeight = useApp(rowHeightOf)
  useLayoutEffect(() => {
    if (!host.current) return
    const made = new RegisterGrid(host.current, (line) => showTop(scroller, line))
    grid.current = made
    return () => made.dispose()
  }, [scroller])
  useLayoutEffect(() => {
    const state = store.getState()
    const scene = machineOf(state).scene(state, layout, columns)
    const draw = () => grid.current?.show(scene, placedRows(scene, lines, scroller, rowHeight))
    draw()
    scroller?.addEventListener('scroll', draw)
    return () => scroller?.removeEventListener('scroll', draw)
  }, [drawn, view, place, marks, layout, columns, lines, scroller, store, rowHeight])
  return <div ref={host} className={styles.columns} style={{ width: columns.width }} />
}

function showTop(scroller: HTMLElement | null, line: number) {
  reveal(scroller?.querySelector(`[data-line="${line}"]`), scroller)
}

/** Only what can be seen. */
function placedRows(
  scene: Scene | null,
  lines: number,
  scroller: HTMLElement | null,
  rowHeight: number,
): readonly PlacedRow[] {
  if (!scene) return []
  const from = (scroller?.scrollTop ?? 0) - rowHeight
  const to = from + (scroller?.clientHeight ?? 0) + 2 * rowHeight
  const placed: PlacedRow[] = []
  let top = padding
  for (let line = 1; line <= lines && top < to; line++) {
    const height = rowCount(scene, line) * rowHeight
    if (top + height >= from) placed.push(...placedLine(rowsOfLine(scene, line), top, rowHeight))
    top += height
  }
  return placed
}
