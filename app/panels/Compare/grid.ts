import type { KeyboardEvent, ReactNode } from 'react'
import type { Place } from './useRoving.ts'

/** Fewer pixels than this hold one site at a time. */
export const matrixWidth = 600

/** A way underneath under which sites are compared. */
interface GridColumn {
  readonly key: string
  readonly head: ReactNode
  /** One cell stands for all sites. */
  readonly allSites?: boolean
}

/** What is compared, whatever the machine; both arrangements of it are drawn from this. */
export interface GridContent {
  readonly caption: string
  readonly columns: readonly GridColumn[]
  readonly sites: number
  /** The head of a site's row: a `th` that is a place of the grid. */
  readonly siteHead: (site: number, place: Place) => ReactNode
  /** What a site is, where it stands alone. */
  readonly siteName: (site: number) => ReactNode
  /** A `td`; `span`: rows that a cell for all sites covers, 0 where an earlier row has it. */
  readonly cell: (site: number, column: number, span: number, place: Place) => ReactNode
  /** What can be done with a cell; null where there is none. */
  readonly deeds: (site: number, column: number) => CellDeeds | null
}

interface CellDeeds {
  /** Lays it beside another one. */
  readonly choose: () => void
  /** Leaves for its story. */
  readonly show: () => void
}

/** A key that does not move, on a cell: Space chooses, Enter shows. */
export function pressed(event: KeyboardEvent, deeds: CellDeeds | null): void {
  if (deeds === null || (event.key !== ' ' && event.key !== 'Enter')) return
  event.preventDefault()
  if (event.key === ' ') deeds.choose()
  else deeds.show()
}
