import { registers as words } from '../messages/registers.ts'
import { type PlacedRow, RegisterRows, type Target } from './registerRows.ts'
import styles from './Registers.module.css'
import type { RegisterRow } from './rows.ts'
import type { DrawnScene as Scene } from './scene.ts'
import { zoomOf } from '../ui/zoom.ts'

const tipId = 'register-tip'
const activeId = 'register-cell'

/**
 * The register columns on the page: rows that are drawn, and the words that a cell says under the pointer or
 * to the keyboard. It is one stop of Tab; arrow keys move inside of it.
 */
export class RegisterGrid {
  readonly element = document.createElement('div')
  readonly #moving = document.createElement('div')
  readonly #tip = document.createElement('div')
  readonly #rows: RegisterRows
  readonly #reveal: (line: number) => void
  #scene: Scene | null = null
  #active: Target | null = null

  /** `reveal` scrolls the listing so that a line is in sight. */
  constructor(host: HTMLElement, reveal: (line: number) => void) {
    this.#reveal = reveal
    this.element.className = styles['grid'] ?? ''
    this.element.tabIndex = 0
    this.#moving.className = styles['rows'] ?? ''
    this.#moving.setAttribute('role', 'presentation')
    this.#tip.className = styles['tip'] ?? ''
    this.#tip.id = tipId
    this.#tip.setAttribute('role', 'tooltip')
    this.#tip.hidden = true
    this.element.append(this.#moving)
    host.append(this.element)
    document.body.append(this.#tip)
    this.#rows = new RegisterRows(this.#moving)
    this.#listen()
  }

  /** Pixels by which the listing is scrolled. */
  scroll(by: number): void {
    this.#moving.style.transform = `translate3d(0, ${-by}px, 0)`
  }

  show(scene: Scene | null, placed: readonly PlacedRow[]): void {
    const fade = scene !== null && this.#scene !== null && scene.preview !== this.#scene.preview
    this.#scene = scene
    // A grid needs rows; without any it is nothing to assistive technology.
    const filled = scene !== null && placed.length > 0
    this.element.setAttribute('role', filled ? 'grid' : 'presentation')
    this.#moving.setAttribute('role', filled ? 'rowgroup' : 'presentation')
    if (filled) this.element.setAttribute('aria-label', words.grid)
    else this.element.removeAttribute('aria-label')
    this.element.tabIndex = filled ? 0 : -1
    this.#rows.show(scene, placed, fade)
    if (this.#active && !this.#stands(this.#active)) this.#leave()
  }

  /** Elements are used again: one that is still there may stand for another line by now. */
  #stands({ element, row }: Target): boolean {
    const now = element.isConnected ? this.#rows.target(element)?.row : undefined
    return now?.line === row.line && now.under === row.under
  }

  readonly #elsewhere = ({ target }: PointerEvent) => {
    if (!(target instanceof Node && this.element.contains(target))) this.#tell(null)
  }

  dispose(): void {
    document.removeEventListener('pointerdown', this.#elsewhere)
    this.#tip.remove()
    this.element.remove()
  }

  #listen(): void {
    const { element } = this
    element.addEventListener('pointerover', (event) => this.#tell(this.#rows.under(event)))
    // A finger that is lifted leaves too: what it tapped stays told until it taps elsewhere.
    element.addEventListener('pointerleave', ({ pointerType }) => {
      if (pointerType !== 'touch') this.#tell(null)
    })
    document.addEventListener('pointerdown', this.#elsewhere)
    element.addEventListener('keydown', (event) => this.#key(event))
    element.addEventListener('focus', () => element.matches(':focus-visible') && this.#enter())
    element.addEventListener('blur', () => this.#leave())
  }

  #tell(target: Target | null): void {
    const scene = this.#scene
    this.#tip.hidden = !target || !scene
    if (!target || !scene) return
    const said = target.cell
      ? scene.words.story(target.row, target.cell)
      : [scene.words.row(target.row)]
    this.#tip.replaceChildren(
      ...said.map((sentence) => {
        const paragraph = document.createElement('p')
        paragraph.textContent = sentence
        return paragraph
      }),
    )
    this.#placeTip(target.element.getBoundingClientRect())
  }

  /** Under the cell; above it where there is no room. */
  #placeTip(cell: DOMRect): void {
    const { offsetWidth: width, offsetHeight: height } = this.#tip
    const zoom = zoomOf(this.#tip)
    const [pageWidth, pageHeight] = [window.innerWidth / zoom, window.innerHeight / zoom]
    const left = Math.max(8, Math.min(cell.left / zoom, pageWidth - width - 8))
    const below = cell.bottom / zoom + 6
    const top = below + height > pageHeight ? cell.top / zoom - height - 6 : below
    this.#tip.style.left = `${left}px`
    this.#tip.style.top = `${top}px`
  }

  #activate(target: Target | undefined): void {
    if (!target) return
    this.#leave()
    this.#active = target
    target.element.id = activeId
    target.element.dataset['active'] = 'true'
    target.element.setAttribute('aria-describedby', tipId)
    this.element.setAttribute('aria-activedescendant', activeId)
    this.#tell(target)
  }

  #leave(): void {
    if (this.#active) {
      const { element } = this.#active
      element.removeAttribute('id')
      element.removeAttribute('aria-describedby')
      delete element.dataset['active']
    }
    this.#active = null
    this.element.removeAttribute('aria-activedescendant')
    this.#tell(null)
  }

  /** The first cell in sight. */
  #enter(): void {
    const { top } = this.element.getBoundingClientRect()
    const rows = this.#rows.rows.map((row) => this.#rows.targetsOf(row))
    const seen = rows.find(([first]) => (first?.element.getBoundingClientRect().top ?? -1) >= top)
    this.#activate(seen?.[0])
  }

  #key(event: KeyboardEvent): void {
    const move = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[
      event.key
    ]
    if (event.key === 'Escape') this.#leave()
    if (!move || event.shiftKey || event.altKey) return
    event.preventDefault()
    const active = this.#active
    if (!active) return this.#enter()
    const [down = 0, right = 0] = move
    if (right !== 0) this.#across(active, right)
    else this.#along(active, down)
  }

  #across({ row, element }: Target, by: number): void {
    const targets = this.#rows.targetsOf(row)
    const at = targets.findIndex((target) => target.element === element)
    this.#activate(targets[Math.max(0, Math.min(at + by, targets.length - 1))])
  }

  /** To the next row that shows something, there to the nearest cell. */
  #along({ row, element }: Target, by: number): void {
    const { rows } = this.#rows
    const start = rows.findIndex((each) => each.line === row.line && each.under === row.under)
    for (let at = start + by; at >= 0 && at < rows.length; at += by) {
      const next = rows[at]
      const targets = next ? this.#rows.targetsOf(next) : []
      if (!next || targets.length === 0) continue
      this.#reveal(next.line)
      return this.#activate(nearest(this.#rows.targetsOf(next), element))
    }
  }
}

function nearest(targets: readonly Target[], element: HTMLElement): Target | undefined {
  const distance = (target: Target) => Math.abs(target.element.offsetLeft - element.offsetLeft)
  return targets.toSorted((left, right) => distance(left) - distance(right))[0]
}

/** Rows of a line stand under each other; those that show nothing are left out. */
export const placedLine = (
  rows: readonly RegisterRow[],
  top: number,
  rowHeight: number,
): readonly PlacedRow[] =>
  rows.filter(isSeen).map((row) => ({ row, top: top + row.under * rowHeight }))

const isSeen = ({ cells, count, note, tone, inView }: RegisterRow): boolean =>
  cells.length > 0 || count !== null || note !== null || tone !== null || inView
