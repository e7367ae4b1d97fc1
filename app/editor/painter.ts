import type { editor } from 'monaco-editor/editor'
import { same } from '../../src/base/same.ts'
import { isOpen } from '../panels/Listing/expansions.ts'
import { gutterText, gutterWidth } from '../panels/Listing/gutter.ts'
import { type ListingLayout, listingLayout, noLayout } from '../panels/Listing/lines.ts'
import { selectRunMarks } from '../panels/Listing/runMarks.ts'
import { layoutSide } from '../registers/scene.ts'
import { selectAnalysis, selectFolded, selectShownBytes } from '../state/selectors.ts'
import type { AppState } from '../state/store.ts'
import type { ViewState } from '../state/view.ts'
import { decorationsOf } from './bands.ts'
import { Problems } from './problems.ts'
import type { RegisterLayer } from './registerLayer.ts'
import { ExpansionZones } from './zones.ts'

type CodeEditor = editor.IStandaloneCodeEditor

function layoutOf(state: AppState): ListingLayout {
  const drawn = selectAnalysis(state)
  if (!drawn) return noLayout
  return listingLayout(drawn, state.document.listing, layoutSide(state.view.registers))
}

/** Whether the rows beside the lines are others now. */
const movesRows = (state: AppState, before: AppState): boolean =>
  selectAnalysis(state) !== selectAnalysis(before) ||
  state.document.listing !== before.document.listing ||
  layoutSide(state.view.registers) !== layoutSide(before.view.registers)

const changed = (state: AppState, before: AppState, names: readonly (keyof ViewState)[]): boolean =>
  state.playback.place !== before.playback.place ||
  names.some((name) => state.view[name] !== before.view[name])

/** The rows that are framed are others. */
const movesMachines = (state: AppState, before: AppState): boolean =>
  selectRunMarks(state) !== selectRunMarks(before) || state.run.open !== before.run.open

const redraws = (state: AppState, before: AppState): boolean =>
  movesMachines(state, before) ||
  state.document.breakpoints !== before.document.breakpoints ||
  changed(state, before, ['expansions', 'expanded', 'syntax']) ||
  selectShownBytes(state) !== selectShownBytes(before)

const redrawsRegisters = (state: AppState, before: AppState): boolean =>
  movesMachines(state, before) ||
  changed(state, before, ['expansions', 'expanded', 'registers', 'preview']) ||
  selectFolded(state) !== selectFolded(before)

/** What was drawn on the lines, and on which version of the text. */
interface Decorated {
  readonly version: number
  readonly decorations: editor.IModelDeltaDecoration[]
}

/** Draws what the analysis says beside, under and on the lines. */
export class Painter {
  layout: ListingLayout = noLayout
  readonly #view: CodeEditor
  readonly #model: editor.ITextModel
  readonly #zones: ExpansionZones
  readonly #problems: Problems
  readonly #decorations: editor.IEditorDecorationsCollection
  readonly #registers: RegisterLayer
  #state: AppState | null = null
  #decorated: Decorated | null = null

  constructor(view: CodeEditor, model: editor.ITextModel, registers: RegisterLayer) {
    this.#view = view
    this.#model = model
    this.#registers = registers
    this.#zones = new ExpansionZones(view)
    this.#problems = new Problems(view, model)
    this.#decorations = view.createDecorationsCollection()
  }

  paint(state: AppState): void {
    const before = this.#state
    this.#state = state
    const moved = before === null || movesRows(state, before)
    if (moved) this.layout = layoutOf(state)
    if (moved || (before && redraws(state, before))) this.#draw(state)
    if (moved || (before && redrawsRegisters(state, before))) {
      this.#registers.update(state, this.layout)
    }
    const { quiet } = state.view
    if (quiet !== before?.view.quiet || state.analysis.latest !== before.analysis.latest) {
      this.#problems.update(state)
    }
  }

  #draw(state: AppState): void {
    const bytes = selectShownBytes(state)
    const site = state.playback.place?.site ?? null
    const { lines } = this.layout
    this.#view.updateOptions({
      lineNumbersMinChars: gutterWidth(bytes),
      lineNumbers: (line) => {
        const entry = lines.get(line)
        return entry && !isOpen(line, entry, state.view, site)
          ? gutterText(entry.gutter, bytes)
          : ''
      },
    })
    this.#decorate(decorationsOf(state, this.layout, this.#model.getLineCount()))
    this.#zones.update(state, this.layout)
  }

  /** Scrolls only as far as the machines need to be seen. */
  showMachines(state: AppState): void {
    const lines = selectRunMarks(state).map(({ line }) => line)
    if (lines.length === 0) return
    const [from, to] = [Math.min(...lines), Math.max(...lines)]
    this.#view.revealLinesInCenterIfOutsideViewport(from, to + 1)
  }

  /** The editor moves decorations along with the text, so only without an edit in between are they where they were. */
  #decorate(decorations: Decorated['decorations']): void {
    const version = this.#model.getVersionId()
    const before = this.#decorated
    if (before?.version === version && same(before.decorations, decorations)) return
    this.#decorations.set(decorations)
    this.#decorated = { version, decorations }
  }

  /** Scrolls only as far as the site needs to be seen. */
  showSite(site: number | undefined): void {
    const band = this.layout.bands.find((found) => found.site === site)
    if (band) this.#view.revealLinesInCenterIfOutsideViewport(band.from, band.to + 1)
  }
}
