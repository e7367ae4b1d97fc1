import type { ComparedSite } from '../../../src/analysis/compare.ts'
import { compareWords as words } from '../../messages/compare.ts'
import { messages } from '../../messages/index.ts'
import type { CellPlace } from '../../state/compare.ts'
import styles from './Compare.module.css'
import { GridCell, type GridProps, pressed } from './GridCell.tsx'
import { OpName, SitePromise } from './SiteHead.tsx'
import { Turn } from './Turn.tsx'
import { placeProps, useRoving } from './useRoving.ts'

interface OneSiteProps extends GridProps {
  readonly site: ComparedSite
  readonly onSite: (index: number) => void
}

/** One site at a time, backends downwards: where six columns find no room. */
export function BackendsOfSite({ comparison, site, onSite, onPoint, onFocus }: OneSiteProps) {
  const { columns, sites } = comparison
  const { index } = site
  const placeOf = (row: number): CellPlace | null => {
    const backend = columns[row]?.backend
    return backend ? { site: index, backend } : null
  }
  const size = { rows: columns.length, columns: 1, page: columns.length }
  const { gridProps, at, setAt } = useRoving(size, (event, { row }) =>
    pressed(event, comparison, placeOf(row)),
  )
  return (
    <>
      {sites.length > 1 && (
        <Turn
          label={words.siteOf(index + 1, sites.length)}
          back={{ name: words.siteBack, to: index > 0 ? index - 1 : null }}
          next={{ name: words.siteNext, to: index + 1 < sites.length ? index + 1 : null }}
          onGo={onSite}
        />
      )}
      <table {...gridProps} className={styles.table} data-one>
        <caption className="unseen">
          {words.caption}. {words.keys}
        </caption>
        <thead>
          <tr>
            <th scope="col">{words.backend}</th>
            <th scope="col">
              <b>{words.siteName(index + 1)}</b> <OpName op={site.op} />
              <SitePromise site={site} comparison={comparison} />
            </th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column, row) => (
            <tr key={column.backend}>
              <th scope="row">{messages.names.backend[column.backend]}</th>
              <GridCell
                {...{ comparison, column, onPoint, onFocus }}
                place={{ site: index, backend: column.backend }}
                span={1}
                {...placeProps(at, row, 0, setAt)}
              />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
