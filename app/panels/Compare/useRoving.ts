import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'

/** Where the focus of a grid is; column 0 holds the heads of the rows. */
export interface GridPlace {
  readonly row: number
  readonly column: number
}

interface Roving {
  /** For the table: cells can be reached with the keyboard and chosen. */
  readonly gridProps: {
    readonly ref: RefObject<HTMLTableElement | null>
    readonly role: 'grid'
    readonly 'aria-multiselectable': true
    readonly onKeyDown: (event: KeyboardEvent) => void
  }
  readonly at: GridPlace
  readonly setAt: (at: GridPlace) => void
}

const clamp = (value: number, count: number): number => Math.max(0, Math.min(value, count - 1))

type Move = (at: GridPlace, rows: number, columns: number, page: number) => GridPlace

const moves: Readonly<Record<string, Move>> = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, _, columns) => ({ row, column: columns - 1 }),
  PageUp: ({ row, column }, _rows, _columns, page) => ({ row: row - page, column }),
  PageDown: ({ row, column }, _rows, _columns, page) => ({ row: row + page, column }),
}

const corners: Readonly<Record<string, Move>> = {
  Home: () => ({ row: 0, column: 0 }),
  End: (_, rows, columns) => ({ row: rows - 1, column: columns - 1 }),
}

/** `page`: how many rows PageUp and PageDown pass. */
interface GridSize {
  readonly rows: number
  readonly columns: number
  readonly page: number
}

/**
 * One stop of Tab for a whole grid; arrow keys move inside of it. Cells carry `data-at="row:column"`, a cell
 * that covers all rows of its column `data-at="*:column"`.
 */
export function useRoving(
  { rows, columns, page }: GridSize,
  onKey: (event: KeyboardEvent, at: GridPlace) => void,
): Roving {
  const grid = useRef<HTMLTableElement>(null)
  const [wanted, setAt] = useState<GridPlace>({ row: 0, column: Math.min(1, columns - 1) })
  const moved = useRef(false)
  const at = { row: clamp(wanted.row, rows), column: clamp(wanted.column, columns) }
  const { row, column } = at
  useEffect(() => {
    if (!moved.current) return
    moved.current = false
    const find = (name: string) => grid.current?.querySelector<HTMLElement>(`[data-at="${name}"]`)
    const element = find(`${row}:${column}`) ?? find(`*:${column}`)
    element?.focus()
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [row, column])
  const onKeyDown = (event: KeyboardEvent) => {
    const held = event.altKey || event.metaKey || event.shiftKey
    const next = held ? undefined : (event.ctrlKey ? corners : moves)[event.key]
    if (!next) return onKey(event, at)
    event.preventDefault()
    const to = next(at, rows, columns, page)
    moved.current = true
    setAt({ row: clamp(to.row, rows), column: clamp(to.column, columns) })
  }
  const gridProps = { ref: grid, role: 'grid', 'aria-multiselectable': true, onKeyDown } as const
  return { gridProps, at, setAt }
}

/** What makes an element a place of the grid. */
export interface Place {
  readonly 'data-at': string
  readonly tabIndex: number
  readonly onTake: () => void
}

export function placeProps(
  at: GridPlace,
  row: number,
  column: number,
  setAt: (at: GridPlace) => void,
  allRows = false,
): Place {
  const here = at.column === column && (allRows || at.row === row)
  return {
    'data-at': `${allRows ? '*' : row}:${column}`,
    tabIndex: here ? 0 : -1,
    onTake: () => setAt({ row: allRows ? at.row : row, column }),
  }
}
