import type { Columns } from './columns.ts'
import styles from './Registers.module.css'
import type { DrawnCell, RegisterRow } from './rows.ts'
import type { DrawnScene as Scene } from './scene.ts'
import { registers as words } from '../messages/registers.ts'
import { zoomOf } from '../ui/zoom.ts'

/** A row and the pixels from the top of the listing at which it stands. */
export interface PlacedRow {
  readonly row: RegisterRow
  readonly top: number
}

/** A cell or a count on the page, and what it was drawn from. `cell` is null for a count. */
export interface Target {
  readonly element: HTMLElement
  readonly row: RegisterRow
  readonly cell: DrawnCell | null
}

/** All of a cell that is seen. */
const cellLook = ({ column, look, letter, top, bottom, cut }: DrawnCell): string =>
  `${column.left},${column.width},${look},${letter},${top},${bottom},${cut}`

/** All of a row that is seen: rows that look alike can take each other's place. */
function lookOf(row: RegisterRow, { width }: Columns): string {
  const { tone, current, inView, note, count, countAfter, alarming, peak, flags } = row
  const rest = [width, tone, current, inView, note, count, countAfter, alarming, peak, flags]
  return `${rest.join()};${row.cells.map(cellLook).join(';')}`
}

const placeOf = (row: RegisterRow | null): string => `${row?.line}/${row?.under}`

const setOptional = (element: Element | undefined, name: string, value: string | null): void => {
  if (!element) return
  if (value === null || value === '') element.removeAttribute(name)
  else element.setAttribute(name, value)
}

const on = (claim: boolean): string | null => (claim ? 'true' : null)

/** Makes nodes all that an element holds, in this order; what is there already is not touched. */
function arrange(host: Element, nodes: readonly Node[]): void {
  const wanted = new Set(nodes)
  for (const child of Array.from(host.childNodes)) if (!wanted.has(child)) child.remove()
  let next: ChildNode | null = host.firstChild
  for (const node of nodes) {
    if (node === next) next = next.nextSibling
    else host.insertBefore(node, next)
  }
}

/** One row on the page. Only what differs from before is touched. */
class DrawnRow {
  readonly element = document.createElement('div')
  look = ''
  row: RegisterRow | null = null
  #top = -1

  constructor() {
    this.element.className = styles['row'] ?? ''
  }

  draw(scene: Scene, { row, top }: PlacedRow, look: string, fade: boolean): void {
    if (top !== this.#top) this.element.style.top = `${top}px`
    this.#top = top
    if (row === this.row) return
    if (look !== this.look) this.#build(scene, row, look, fade)
    this.row = row
    this.#name(scene, row)
  }

  /** The cell at some distance from the left edge: bars leave gaps between rows, which belong to their cells. */
  at(left: number): Element | null {
    const cells = this.row?.cells ?? []
    const at = cells.findIndex(
      ({ column }) => column.left <= left && left < column.left + column.width,
    )
    return this.element.children[at] ?? null
  }

  target(element: Element): Target | null {
    if (!this.row || !(element instanceof HTMLElement)) return null
    const at = [...this.element.children].indexOf(element)
    const cell = this.row.cells[at]
    if (cell) return { element, row: this.row, cell }
    return element.classList.contains(styles['count'] ?? '')
      ? { element, row: this.row, cell: null }
      : null
  }

  targets(): readonly Target[] {
    return [...this.element.children].flatMap((child) => this.target(child) ?? [])
  }

  #build(scene: Scene, row: RegisterRow, look: string, fade: boolean): void {
    this.look = look
    const { element } = this
    setOptional(element, 'data-tone', row.tone)
    setOptional(element, 'data-current', on(row.current))
    setOptional(element, 'data-row', on(row.inView))
    setOptional(element, 'data-fade', on(fade))
    const { columns } = scene
    const known = this.#cellsOf(row)
    const children = [
      ...row.cells.map((cell) => known.get(cellLook(cell)) ?? cellElement(cell, columns)),
      ...(row.note === null ? [] : [noteElement(row.note, columns)]),
      ...(row.count === null ? [] : [countElement(row, row.count, scene)]),
    ]
    if (known.size === 0) element.replaceChildren(...children)
    else arrange(element, children)
    // A row without cells is only the tint of its site.
    element.setAttribute('role', element.firstChild ? 'row' : 'presentation')
  }

  /** Cells by their look that a row has already, where it stays with its line: a key changes few of them. */
  #cellsOf(row: RegisterRow): ReadonlyMap<string, Element> {
    const cells = new Map<string, Element>()
    if (placeOf(row) !== placeOf(this.row)) return cells
    this.row?.cells.forEach((cell, at) => {
      const element = this.element.children[at]
      if (element) cells.set(cellLook(cell), element)
    })
    return cells
  }

  /** Names say lines, so they can change where nothing else does. */
  #name(scene: Scene, row: RegisterRow): void {
    const labels = [scene.words.row(row), ...row.cells.map((cell) => scene.words.cell(row, cell))]
    labels.forEach((label, at) => {
      const element = at === 0 ? this.element : this.element.children[at - 1]
      const wanted = this.element.firstChild ? label : null
      if (element?.getAttribute('aria-label') !== wanted) setOptional(element, 'aria-label', wanted)
    })
  }
}

function gridCell(className: string | undefined, left: number, width: number): HTMLElement {
  const element = document.createElement('div')
  element.className = className ?? ''
  element.setAttribute('role', 'gridcell')
  element.style.left = `${left}px`
  element.style.width = `${width}px`
  return element
}

const models = new Map<string, HTMLElement>()
const mostModels = 1000

/** Cells come in few looks, and a copy is made several times as fast as a new one. */
function cellElement(cell: DrawnCell, { narrow }: Columns): Node {
  const key = `${narrow},${cellLook(cell)}`
  const known = models.get(key) ?? newCell(cell, narrow)
  if (models.size >= mostModels) models.clear()
  models.set(key, known)
  return known.cloneNode(true)
}

function newCell(cell: DrawnCell, isNarrow: boolean): HTMLElement {
  const { left, width } = cell.column
  const narrow = isNarrow ? ` ${styles['narrow']}` : ''
  const bar = cell.cut ? '' : ` ${styles['bar']}`
  const element = gridCell(`${styles['cell']}${narrow}${bar}`, left, width)
  look(element, cell)
  if (cell.letter !== '') element.dataset['letter'] = cell.letter
  if (cell.cut) element.append(cutBar(cell))
  return element
}

function look({ dataset }: HTMLElement, cell: DrawnCell): void {
  dataset['look'] = cell.look
  dataset['top'] = cell.top
  dataset['bottom'] = cell.bottom
}

function cutBar(cell: DrawnCell): HTMLElement {
  const element = document.createElement('div')
  element.className = styles['bar'] ?? ''
  look(element, cell)
  return element
}

function noteElement(note: NonNullable<RegisterRow['note']>, { countLeft }: Columns): HTMLElement {
  const element = gridCell(styles['note'], 4, countLeft)
  element.textContent = words.notes[note]
  return element
}

function countElement(row: RegisterRow, count: number, { columns, places }: Scene): HTMLElement {
  const element = gridCell(styles['count'], columns.countLeft, columns.countWidth)
  const alone = columns.columns.length === 0
  if (alone) element.classList.add(styles['places'] ?? '')
  element.textContent = alone
    ? `${count}/${places}`
    : row.countAfter === null
      ? String(count)
      : `${count}→${row.countAfter}`
  setOptional(element, 'data-alarming', on(row.alarming))
  setOptional(element, 'data-mark', markOf(row, alone))
  return element
}

function markOf({ peak, flags }: RegisterRow, alone: boolean): string | null {
  if (alone) return null
  if (peak) return words.peak
  return flags ? words.flags : null
}

interface WantedRow extends PlacedRow {
  readonly look: string
  /** What is drawn for its line already. */
  readonly there: DrawnRow | undefined
}

/** Takes one out: the one that is wanted most, if it is there, else any. */
function taken(rows: Set<DrawnRow>, wanted: DrawnRow | undefined): DrawnRow | undefined {
  const [any] = rows
  const found = wanted && rows.has(wanted) ? wanted : any
  if (found) rows.delete(found)
  return found
}

/** Draws rows into an element, and uses again what is there: a row that looks the same is not touched. */
export class RegisterRows {
  readonly #host: HTMLElement
  #drawn: DrawnRow[] = []

  constructor(host: HTMLElement) {
    this.#host = host
  }

  show(scene: Scene | null, placed: readonly PlacedRow[], fade: boolean): void {
    const wanted = scene ? this.#wanted(scene, placed) : []
    const free = new Set(this.#drawn)
    const staying = wanted.map(({ there, look }) => (there?.look === look ? there : undefined))
    for (const drawn of staying) if (drawn) free.delete(drawn)
    const alike = new Map<string, DrawnRow[]>()
    for (const drawn of free) alike.set(drawn.look, [...(alike.get(drawn.look) ?? []), drawn])
    const same = wanted.map(({ look }, at) => staying[at] ?? alike.get(look)?.pop())
    const left = new Set([...alike.values()].flat())
    const now = same.map((drawn, at) => drawn ?? taken(left, wanted[at]?.there) ?? new DrawnRow())
    for (const drawn of left) drawn.element.remove()
    now.forEach((drawn, at) => {
      const each = wanted[at]
      if (scene && each) drawn.draw(scene, each, each.look, fade)
    })
    this.#order(now)
    this.#drawn = now
  }

  /** A row that looks as before and stays with its line stays where it is: nothing is to be laid out anew. */
  #wanted(scene: Scene, placed: readonly PlacedRow[]): readonly WantedRow[] {
    const byPlace = new Map(this.#drawn.map((drawn) => [placeOf(drawn.row), drawn]))
    return placed.map(({ row, top }) => {
      const there = byPlace.get(placeOf(row))
      const look = there?.row === row ? there.look : lookOf(row, scene.columns)
      return { row, top, look, there }
    })
  }

  /** In the order in which they are read. */
  #order(now: readonly DrawnRow[]): void {
    let next: ChildNode | null = this.#host.firstChild
    for (const { element } of now) {
      if (element === next) next = next.nextSibling
      else this.#host.insertBefore(element, next)
    }
  }

  get rows(): readonly RegisterRow[] {
    return this.#drawn.flatMap(({ row }) => row ?? [])
  }

  /** What is under the pointer. */
  under({ target, clientX }: PointerEvent): Target | null {
    const drawn = this.#drawn.find(({ element }) => element === target)
    if (!drawn) return this.target(target)
    const { element } = drawn
    const x = (clientX - element.getBoundingClientRect().left) / zoomOf(element)
    return this.target(drawn.at(x) ?? target)
  }

  target(element: EventTarget | null): Target | null {
    if (!(element instanceof Element)) return null
    const drawn = this.#drawn.find((each) => each.element === element.parentElement)
    return drawn?.target(element) ?? null
  }

  /** The cells of one row, its count last. */
  targetsOf({ line, under }: Pick<RegisterRow, 'line' | 'under'>): readonly Target[] {
    const drawn = this.#drawn.find(({ row }) => row?.line === line && row.under === under)
    return drawn?.targets() ?? []
  }
}
