import { compareWords as words } from '../../messages/compare.ts'
import styles from './Compare.module.css'
import { type GridContent, pressed } from './grid.ts'
import { Turn } from './Turn.tsx'
import { placeProps, useRoving } from './useRoving.ts'

interface OneSiteProps {
  readonly content: GridContent
  readonly site: number
  readonly onSite: (index: number) => void
}

/** One site at a time, what runs underneath downwards: where all columns find no room. */
export function OneSite({ content, site, onSite }: OneSiteProps) {
  const { columns, sites } = content
  const size = { rows: columns.length, columns: 1, page: columns.length }
  const { gridProps, at, setAt } = useRoving(size, (event, { row }) =>
    pressed(event, content.deeds(site, row)),
  )
  return (
    <>
      {sites > 1 && (
        <Turn
          label={words.siteOf(site + 1, sites)}
          back={{ name: words.siteBack, to: site > 0 ? site - 1 : null }}
          next={{ name: words.siteNext, to: site + 1 < sites ? site + 1 : null }}
          onGo={onSite}
        />
      )}
      <table {...gridProps} className={styles.table} data-one>
        <caption className="unseen">
          {content.caption}. {words.keys}
        </caption>
        <thead>
          <tr>
            <th scope="col">{words.backend}</th>
            <th scope="col">{content.siteName(site)}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ key, head }, row) => (
            <tr key={key}>
              <th scope="row">{head}</th>
              {content.cell(site, row, 1, placeProps(at, row, 0, setAt))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
