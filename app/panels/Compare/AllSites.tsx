import { Fragment } from 'react'
import { compareWords as words } from '../../messages/compare.ts'
import styles from './Compare.module.css'
import { type GridContent, pressed } from './grid.ts'
import { Turn } from './Turn.tsx'
import { placeProps, useRoving } from './useRoving.ts'

/** Rows that are drawn at once; more go on other pages. */
const pageRows = 40

/** Sites downwards, what runs underneath across. */
export function AllSites({ content }: { readonly content: GridContent }) {
  const { sites, columns } = content
  const size = { rows: sites, columns: columns.length + 1, page: pageRows }
  const { gridProps, at, setAt } = useRoving(size, (event, { row, column }) =>
    // A head of a row is a button by itself.
    pressed(event, column === 0 ? null : content.deeds(row, column - 1)),
  )
  const first = Math.floor(at.row / pageRows) * pageRows
  const shown = Array.from({ length: Math.min(pageRows, sites - first) }, (_, row) => first + row)
  return (
    <>
      <table {...gridProps} className={styles.table}>
        <caption className="unseen">
          {content.caption}. {words.keys}
        </caption>
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>
              {words.site}
            </th>
            {columns.map(({ key, head }) => (
              <th key={key} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((site) => (
            <tr key={site}>
              {content.siteHead(site, placeProps(at, site, 0, setAt))}
              {columns.map(({ key, allSites }, column) => (
                <Fragment key={key}>
                  {content.cell(
                    site,
                    column,
                    // The first row of a page has what covers all of them.
                    site === first ? shown.length : 0,
                    placeProps(at, site, column + 1, setAt, allSites),
                  )}
                </Fragment>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {sites > pageRows && (
        <Turn
          label={words.pages(first + 1, first + shown.length, sites)}
          back={{ name: words.pageBack, to: first > 0 ? first - pageRows : null }}
          next={{
            name: words.pageNext,
            to: first + shown.length < sites ? first + pageRows : null,
          }}
          onGo={(row) => setAt({ row, column: at.column })}
        />
      )}
    </>
  )
}
