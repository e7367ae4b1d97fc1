import type { editor } from 'monaco-editor/editor'
import * as frame from '../messages/frame.ts'
import { drawnRows, isOpen } from '../panels/Listing/expansions.ts'
import { gutterText } from '../panels/Listing/gutter.ts'
import { currentOffsets, labelsByRow, selectRunMarks } from '../panels/Listing/runMarks.ts'
import type { ListingLayout, SiteBand } from '../panels/Listing/lines.ts'
import { lostRows } from '../registers/readers.ts'
import { selectShownBytes } from '../state/selectors.ts'
import type { AppState } from '../state/store.ts'
import { bandClasses } from './bands.ts'

/** One row of a zone: the column before the source, and the source. */
interface ZoneRow {
  readonly gutter: string
  readonly text: string
  readonly inView: boolean
  /** Machines of a run that stand here. */
  readonly label: string
  /** It needs a value that a site may destroy. */
  readonly lost: boolean
}

const plainRow: ZoneRow = { gutter: '', text: '', inView: false, label: '', lost: false }

interface Zone {
  readonly line: number
  readonly classes: string
  readonly rows: readonly ZoneRow[]
}

/** Rows of the macros that are open, each under its macro's line. */
function zonesOf(state: AppState, layout: ListingLayout): readonly Zone[] {
  const bytes = selectShownBytes(state)
  const inView = state.run.open ? [] : currentOffsets(state)
  const marks = selectRunMarks(state)
  const lost = new Set(lostRows(state, layout.side))
  const site = state.playback.place?.site ?? null
  const bandAt = (line: number): SiteBand | undefined =>
    layout.bands.find((band) => band.from <= line && line <= band.to)
  return [...layout.lines]
    .filter(([line, entry]) => isOpen(line, entry, state.view, site))
    .map(([line, { expansion }]) => {
      const band = bandAt(line)
      const labels = labelsByRow(marks, line, expansion.slice(0, drawnRows))
      const rows: ZoneRow[] = expansion.slice(0, drawnRows).map((row) => ({
        gutter: gutterText(row.gutter, bytes),
        text: row[state.view.syntax],
        inView: inView.includes(row.offset) || labels.has(row),
        label: labels.get(row) ?? '',
        lost: lost.has(row.row),
      }))
      const left = expansion.length - rows.length
      if (left > 0) rows.push({ ...plainRow, text: frame.listing.more(left) })
      return { line, classes: band ? bandClasses(state, band) : '', rows }
    })
}

/** Keeps the zones in the editor the same as those of the state; what did not change is not touched. */
export class ExpansionZones {
  readonly #editor: editor.IStandaloneCodeEditor
  #drawn = new Map<string, string>()

  constructor(view: editor.IStandaloneCodeEditor) {
    this.#editor = view
  }

  update(state: AppState, layout: ListingLayout): void {
    const wanted = new Map(zonesOf(state, layout).map((zone) => [JSON.stringify(zone), zone]))
    const kept = new Map<string, string>()
    const gone = [...this.#drawn].filter(([key]) => !wanted.has(key))
    if (gone.length === 0 && wanted.size === this.#drawn.size) return
    this.#editor.changeViewZones((accessor) => {
      for (const [, id] of gone) accessor.removeZone(id)
      for (const [key, zone] of wanted) {
        kept.set(key, this.#drawn.get(key) ?? accessor.addZone(drawing(zone)))
      }
    })
    this.#drawn = kept
  }
}

function drawing({ line, classes, rows }: Zone): editor.IViewZone {
  const margin = block(`pv-zone pv-stripe ${classes}`)
  const source = block(`pv-zone ${classes}`)
  for (const row of rows) {
    margin.append(cell(row.gutter, row.inView ? 'pv-row-margin' : ''))
    source.append(sourceCell(row))
  }
  return {
    afterLineNumber: line,
    heightInLines: rows.length,
    domNode: source,
    marginDomNode: margin,
    suppressMouseDown: false,
  }
}

function sourceCell({ text, inView, label, lost }: ZoneRow): HTMLElement {
  const made = cell('      ', inView ? 'pv-row' : '')
  const code = document.createElement('span')
  code.className = lost ? 'pv-lost' : ''
  code.textContent = text
  made.append(code)
  if (label !== '') {
    const machine = document.createElement('span')
    machine.className = 'pv-machine'
    machine.textContent = `  ◂ ${label}`
    made.append(machine)
  }
  return made
}

function block(className: string): HTMLElement {
  const element = document.createElement('div')
  element.className = className
  return element
}

function cell(text: string, className: string): HTMLElement {
  const element = block(`pv-zone-row ${className}`)
  element.textContent = text
  return element
}
