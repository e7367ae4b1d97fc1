import { compareWords as words } from '../../messages/compare.ts'
import { messages } from '../../messages/index.ts'
import type { CellPlace } from '../../state/compare.ts'
import styles from './Compare.module.css'
import { GridCell, type GridProps, pressed } from './GridCell.tsx'
import { SiteHead } from './SiteHead.tsx'
import { Turn } from './Turn.tsx'
import { type GridPlace, placeProps, useRoving } from './useRoving.ts'

/** Rows that are drawn at once; more go on other pages. */
const pageRows = 40

/** Sites downwards, backends across. */
export function SitesByBackends({ comparison, onPoint, onFocus }: GridProps) {
  const { sites, columns } = comparison
  const placeOf = ({ row, column }: GridPlace): CellPlace | null => {
    const backend = columns[column - 1]?.backend
    return backend ? { site: row, backend } : null
  }
  const size = { rows: sites.length, columns: columns.length + 1, page: pageRows }
  const { gridProps, at, setAt } = useRoving(size, (event, place) =>
    pressed(event, comparison, placeOf(place)),
  )
  const first = Math.floor(at.row / pageRows) * pageRows
  const shown = sites.slice(first, first + pageRows)
  return (
    <>
      <table {...gridProps} className={styles.table}>
        <caption className="unseen">
          {words.caption}. {words.keys}
        </caption>
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>
              {words.site}
            </th>
            {columns.map(({ backend }) => (
              <th key={backend} scope="col">
                {messages.names.backend[backend]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((site) => (
            <tr key={site.index}>
              <SiteHead
                site={site}
                comparison={comparison}
                {...placeProps(at, site.index, 0, setAt)}
              />
              {columns.map((column, index) => (
                <GridCell
                  key={column.backend}
                  {...{ comparison, column, onPoint, onFocus }}
                  place={{ site: site.index, backend: column.backend }}
                  // Which row of the page it stands in, for what covers all rows.
                  span={site.index === first ? shown.length : 0}
                  {...placeProps(at, site.index, index + 1, setAt, column.kind === 'refused')}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {sites.length > pageRows && (
        <Pages
          first={first}
          shown={shown.length}
          of={sites.length}
          onGo={(row) => setAt({ row, column: at.column })}
        />
      )}
    </>
  )
}

interface PagesProps {
  readonly first: number
  readonly shown: number
  readonly of: number
  readonly onGo: (row: number) => void
}

const Pages = ({ first, shown, of, onGo }: PagesProps) => (
  <Turn
    label={words.pages(first + 1, first + shown, of)}
    back={{ name: words.pageBack, to: first > 0 ? first - pageRows : null }}
    next={{ name: words.pageNext, to: first + shown < of ? first + pageRows : null }}
    onGo={onGo}
  />
)
