import { type ReactNode, useState } from 'react'
import type { CellPlace } from '../../state/compare.ts'
import { selectSite } from '../../state/selectors.ts'
import { useApp } from '../../state/store.ts'
import { useWidth } from '../useWidth.ts'
import { AllSites } from './AllSites.tsx'
import styles from './Compare.module.css'
import { type GridContent, matrixWidth } from './grid.ts'
import { OneSite } from './OneSite.tsx'

/** What cells tell of themselves. */
export interface CellEvents {
  /** The pointer is on a cell, or left it. */
  readonly onPoint: (place: CellPlace | null) => void
  /** A cell has the focus. */
  readonly onFocus: (place: CellPlace) => void
}

interface ComparedProps {
  readonly contentOf: (events: CellEvents) => GridContent
  /** What is said of the cell under the pointer, or with the focus. */
  readonly detail: (active: CellPlace | null) => ReactNode
}

/** The grid in the arrangement that finds room, and under it what is said of a cell. */
export function Compared({ contentOf, detail }: ComparedProps) {
  const [body, width] = useWidth<HTMLDivElement>()
  const current = useApp(selectSite)
  const [pointed, setPointed] = useState<CellPlace | null>(null)
  const [focused, setFocused] = useState<CellPlace | null>(null)
  const [wanted, setWanted] = useState(current)
  const content = contentOf({ onPoint: setPointed, onFocus: setFocused })
  const onSite = (index: number) => {
    setWanted(index)
    setFocused(null)
  }
  const site = wanted >= 0 && wanted < content.sites ? wanted : 0
  return (
    <div ref={body} className={styles.body} data-compact={width < 900 || undefined}>
      <div className={styles.sites}>
        {width === 0 ? null : width >= matrixWidth ? (
          <AllSites content={content} />
        ) : (
          <OneSite content={content} site={site} onSite={onSite} />
        )}
      </div>
      {detail(pointed ?? focused)}
    </div>
  )
}
