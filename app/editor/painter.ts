import { type editor, Range } from 'monaco-editor/editor'
import { same } from '../../src/base/same.ts'
import { machineOf } from '../machines/index.ts'
import { isOpen } from '../panels/Listing/expansions.ts'
import { gutterText, gutterWidth } from '../panels/Listing/gutter.ts'
import { type ListingLayout, noLayout } from '../panels/Listing/lines.ts'
import { selectRunMarks } from '../panels/Listing/runMarks.ts'
import { layoutSide } from '../registers/scene.ts'
import { selectFolded } from '../state/selectors.ts'
import type { AppState } from '../state/store.ts'
import type { ViewState } from '../state/view.ts'
import { decorationsOf } from './bands.ts'
import { Problems } from './problems.ts'
import type { RegisterLayer } from './registerLayer.ts'
import { ExpansionZones } from './zones.ts'

type CodeEditor = editor.IStandaloneCodeEditor

const mayMoveRows = (state: AppState, before: AppState): boolean =>
  machineOf(state).drawn(state) !== machineOf(before).drawn(before) ||
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
  machineOf(state).bytes(state) !== machineOf(before).bytes(before)

const redrawsRegisters = (state: AppState, before: AppState): boolean =>
  movesMachines(state, before) ||
  changed(state, before, ['expansions', 'expanded', 'registers', 'preview']) ||
  selectFolded(state) !== selectFolded(before)

const hasFoundAnew = (state: AppState, before: AppState): boolean =>
  state.analysis.latest !== before.analysis.latest || state.itanium.latest !== before.itanium.latest

/** What was drawn on the lines, and on which version of the text. */
interface Decorated {
  readonly version: number
  readonly decorations: editor.IModelDeltaDecoration[]
}

/**
 * Set anew, it makes the editor ask again for what stands before its lines: a new option would too, and take
 * several milliseconds.
 */
const gutterMark: editor.IModelDeltaDecoration = {
  range: new Range(1, 1, 1, 1),
  options: { lineNumberClassName: 'pv-gutter' },
}

/** Draws what the analysis says beside, under and on the lines. */
export class Painter {
  layout: ListingLayout = noLayout
  readonly #view: CodeEditor
  readonly #model: editor.ITextModel
  readonly #zones: ExpansionZones
  readonly #problems: Problems
  readonly #decorations: editor.IEditorDecorationsCollection
  readonly #gutter: editor.IEditorDecorationsCollection
  readonly #registers: RegisterLayer
  #bytes = -1
  #state: AppState | null = null
  #decorated: Decorated | null = null

  constructor(view: CodeEditor, model: editor.ITextModel, registers: RegisterLayer) {
    this.#view = view
    this.#model = model
    this.#registers = registers
    this.#zones = new ExpansionZones(view)
    this.#problems = new Problems(view, model)
    this.#decorations = view.createDecorationsCollection()
    this.#gutter = view.createDecorationsCollection()
    view.updateOptions({ lineNumbers: (line) => this.#before(line) })
  }

  paint(state: AppState): void {
    const before = this.#state
    this.#state = state
    const moved = this.#moves(state, before)
    if (moved || (before && redraws(state, before))) this.#draw(state)
    if (moved || (before && redrawsRegisters(state, before))) {
      this.#registers.update(state, this.layout)
    }
    const { quiet } = state.view
    if (quiet !== before?.view.quiet || hasFoundAnew(state, before)) {
      this.#problems.update(state)
      if (quiet === 'settled' && !moved) this.#decorate(state)
    }
  }

  /** Whether the rows beside the lines are others now. A key within a line moves none of them. */
  #moves(state: AppState, before: AppState | null): boolean {
    if (before && !mayMoveRows(state, before)) return false
    const layout = machineOf(state).layout(state)
    const moved = before === null || layout !== this.layout
    this.layout = layout
    return moved
  }

  #draw(state: AppState): void {
    const bytes = machineOf(state).bytes(state)
    if (bytes !== this.#bytes) {
      this.#bytes = bytes
      this.#view.updateOptions({ lineNumbersMinChars: gutterWidth(bytes) })
    }
    this.#gutter.set([gutterMark])
    this.#decorate(state)
    this.#zones.update(state, this.layout)
  }

  /** What stands before a line; the editor asks for it when it draws the line. */
  #before(line: number): string {
    const state = this.#state
    const entry = this.layout.lines.get(line)
    if (!state || !entry) return ''
    const open = isOpen(line, entry, state.view, state.playback.place?.site ?? null)
    return open ? '' : gutterText(entry.gutter, machineOf(state).bytes(state))
  }

  /** Scrolls only as far as the machines need to be seen. */
  showMachines(state: AppState): void {
    const lines = selectRunMarks(state).map(({ line }) => line)
    if (lines.length === 0) return
    const [from, to] = [Math.min(...lines), Math.max(...lines)]
    this.#view.revealLinesInCenterIfOutsideViewport(from, to + 1)
  }

  /** The editor moves decorations along with the text, so only without an edit in between are they where they were. */
  #decorate(state: AppState): void {
    const version = this.#model.getVersionId()
    const before = this.#decorated
    const decorations = decorationsOf(state, this.layout, this.#model.getLineCount())
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
