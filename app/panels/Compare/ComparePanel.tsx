import type { Comparison } from '../../../src/analysis/compare.ts'
import { compareWords as words } from '../../messages/compare.ts'
import { messages } from '../../messages/index.ts'
import { selectComparison, selectUncompared } from '../../state/compare.ts'
import { store, useApp } from '../../state/store.ts'
import { Rules } from '../TopBar/Switches.tsx'
import { useRoomForSwitches } from '../useNarrow.ts'
import { cellAt } from './cells.ts'
import styles from './Compare.module.css'
import { type CellEvents, Compared } from './Compared.tsx'
import { CompareDetail } from './CompareDetail.tsx'
import { CompareFrame } from './CompareFrame.tsx'
import type { GridContent } from './grid.ts'
import { GridCell } from './GridCell.tsx'
import { OpName, SiteHead, SitePromise } from './SiteHead.tsx'

/** All sites under all backends, in the place of the steps. */
export function ComparePanel() {
  const answer = useApp(selectComparison)
  const why = useApp(selectUncompared)
  const embedded = useApp((state) => state.view.embedded)
  const inBar = useRoomForSwitches() && !embedded
  const worlds = answer?.columns.filter(({ kind }) => kind === 'cells').length ?? 0
  return (
    <CompareFrame
      title={answer ? words.title(answer.sites.length, worlds) : words.waitingTitle}
      how={
        answer && (
          <>
            {words.how} <b aria-hidden="true">≠</b> {words.mark}.
          </>
        )
      }
      tools={
        // One switch is enough where that of the top bar is in view.
        !inBar && <Rules />
      }
    >
      {answer === null && (
        <p className={styles.hint}>{why === null ? words.waiting : words.broken(why)}</p>
      )}
      {answer?.sites.length === 0 && <p className={styles.hint}>{words.empty}</p>}
      {answer && answer.sites.length > 0 && (
        <Compared
          contentOf={(events) => contentOf(answer, events)}
          detail={(active) => <CompareDetail comparison={answer} active={active} />}
        />
      )}
    </CompareFrame>
  )
}

function contentOf(comparison: Comparison, events: CellEvents): GridContent {
  const { columns, sites } = comparison
  return {
    caption: words.caption,
    columns: columns.map(({ backend, kind }) => ({
      key: backend,
      head: messages.names.backend[backend],
      allSites: kind === 'refused',
    })),
    sites: sites.length,
    siteHead: (index, place) => {
      const site = sites[index]
      return site && <SiteHead site={site} comparison={comparison} {...place} />
    },
    siteName: (index) => {
      const site = sites[index]
      return (
        site && (
          <>
            <b>{words.siteName(index + 1)}</b> <OpName op={site.op} />
            <SitePromise site={site} comparison={comparison} />
          </>
        )
      )
    },
    cell: (site, at, span, place) => {
      const column = columns[at]
      return (
        column && (
          <GridCell
            {...{ comparison, column, span }}
            {...events}
            {...place}
            place={{ site, backend: column.backend }}
          />
        )
      )
    },
    deeds: (site, at) => {
      const backend = columns[at]?.backend
      const found = backend && cellAt(comparison, { site, backend })
      if (!found) return null
      const { chooseCell, showCell } = store.getState()
      return {
        choose: () => chooseCell(found.place),
        show: () => showCell(site, found.column.variant),
      }
    },
  }
}
