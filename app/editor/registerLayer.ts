import type { IDisposable, editor } from 'monaco-editor/editor'
import type { ListingLayout } from '../panels/Listing/lines.ts'
import { placedLine, RegisterGrid } from '../registers/registerGrid.ts'
import type { PlacedRow } from '../registers/registerRows.ts'
import { rowHeightOf } from '../registers/rowHeight.ts'
import { type RegisterRow, rowsOfLine } from '../registers/rows.ts'
import { machineOf } from '../machines/index.ts'
import type { DrawnScene as Scene } from '../registers/scene.ts'
import type { AppState } from '../state/store.ts'

/** Lines that are drawn above and below what is seen: arrow keys go there. More would be painted in vain. */
const overscan = 3

interface Drawn {
  readonly from: number
  readonly to: number
}

const nothingDrawn: Drawn = { from: 1, to: 0 }

/**
 * The register columns beside the editor: rows stand where the editor says that their lines stand, and are
 * moved in the very frame in which the editor moves its text: it tells its widgets when it has. Only lines in
 * sight and a few around them are drawn.
 */
export class RegisterLayer implements IDisposable, editor.IContentWidget {
  readonly #editor: editor.IStandaloneCodeEditor
  readonly #grid: RegisterGrid
  readonly #listeners: readonly IDisposable[]
  #scene: Scene | null = null
  /** By line, since the scene was set. */
  readonly #rows = new Map<number, readonly RegisterRow[]>()
  #drawn = nothingDrawn
  #dirty = false
  #scrolledTo = -1
  #rowHeight = 0
  readonly #widget = document.createElement('div')

  constructor(view: editor.IStandaloneCodeEditor, host: HTMLElement) {
    this.#editor = view
    this.#grid = new RegisterGrid(host, (line) => view.revealLine(line))
    this.#grid.element.addEventListener('wheel', (event) => this.#wheel(event), { passive: false })
    this.#listeners = [
      view.onDidLayoutChange(() => this.afterRender()),
      view.onDidContentSizeChange(() => this.#soon()),
    ]
    view.addContentWidget(this)
  }

  getId(): string {
    return 'pvscope.registers'
  }

  /** The widget itself shows nothing. */
  getDomNode(): HTMLElement {
    return this.#widget
  }

  getPosition(): null {
    return null
  }

  /** Called in every frame in which the editor has drawn anything anew. */
  afterRender(): void {
    const top = this.#editor.getScrollTop()
    if (top === this.#scrolledTo) return
    const [from, to] = this.#inSight()
    if (from < this.#drawn.from || to > this.#drawn.to) this.#draw()
    else this.#scroll(top)
  }

  #scroll(top: number): void {
    this.#scrolledTo = top
    this.#grid.scroll(top)
  }

  update(state: AppState, layout: ListingLayout): void {
    const machine = machineOf(state)
    this.#scene = machine.scene(state, layout, machine.columns(state))
    this.#rowHeight = rowHeightOf(state)
    this.#rows.clear()
    this.#draw()
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose()
    this.#editor.removeContentWidget(this)
    this.#grid.dispose()
  }

  /** Zones have changed: what follows in the same task may change more. */
  #soon(): void {
    if (this.#dirty) return
    this.#dirty = true
    queueMicrotask(() => this.#dirty && this.#draw())
  }

  #draw(): void {
    this.#dirty = false
    const scene = this.#scene
    const [first, last] = this.#inSight()
    const count = this.#editor.getModel()?.getLineCount() ?? 1
    const from = Math.max(1, first - overscan)
    const to = Math.min(count, last + overscan)
    const placed: PlacedRow[] = []
    if (scene) {
      for (let line = from; line <= to; line++) {
        const at = this.#editor.getTopForLineNumber(line)
        placed.push(...placedLine(this.#rowsOf(scene, line), at, this.#rowHeight))
      }
    }
    // Where the text ends before the window does, there is nothing more to draw.
    this.#drawn = { from: from === 1 ? 0 : from, to: to === count ? Infinity : to }
    this.#grid.show(scene, placed)
    this.#scroll(this.#editor.getScrollTop())
  }

  #rowsOf(scene: Scene, line: number): readonly RegisterRow[] {
    const known = this.#rows.get(line)
    if (known) return known
    const rows = rowsOfLine(scene, line)
    this.#rows.set(line, rows)
    return rows
  }

  /** First and last line that can be seen. */
  #inSight(): readonly [number, number] {
    const top = this.#editor.getScrollTop()
    return [this.#lineAt(top), this.#lineAt(top + this.#editor.getLayoutInfo().height)]
  }

  /** The last line that starts at or above a position. */
  #lineAt(position: number): number {
    let low = 1
    let high = this.#editor.getModel()?.getLineCount() ?? 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#editor.getTopForLineNumber(middle) <= position) low = middle
      else high = middle - 1
    }
    return low
  }

  #wheel(event: WheelEvent): void {
    if (event.ctrlKey) return
    event.preventDefault()
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? this.#rowHeight : 1
    this.#editor.setScrollTop(this.#editor.getScrollTop() + event.deltaY * unit)
    if (event.deltaX !== 0) {
      this.#editor.setScrollLeft(this.#editor.getScrollLeft() + event.deltaX * unit)
    }
  }
}
