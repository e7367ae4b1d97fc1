import type { Site } from '../../../../src/ia64/patch/records.ts'
import type { PlatformId } from '../../../../src/ia64/patch/types.ts'
import { itaniumPictures as words } from '../../../messages/itaniumStory.ts'
import { useApp } from '../../../state/store.ts'
import { itaniumPlatform } from '../../../state/itanium.ts'
import { classes } from '../../../ui/classes.ts'
import { addressText, type Drawing } from './picture.ts'
import styles from './pictures.module.css'

/** The record of the site, and the table of the platform with the row that it leads to. */
export const Records: Drawing<'records'> = ({ picture, story }) => {
  const platform = useApp(itaniumPlatform) ?? 'native'
  const rows = picture.tables[platform]
  const operations = rows.filter(({ type }) => type < 0x1000 || type === story.site.type)
  return (
    <figure className={styles.card}>
      <Record site={story.site} op={story.op} />
      <Table platform={platform} rows={operations} type={story.site.type} />
    </figure>
  )
}

const Record = ({ site, op }: { readonly site: Site; readonly op: string }) => (
  <dl className={styles.facts}>
    <dt>{words.start}</dt>
    <dd>
      <code>{addressText(site.start)}</code>
    </dd>
    <dt>{words.end}</dt>
    <dd>
      <code>{addressText(site.end)}</code>
    </dd>
    <dt>{words.type}</dt>
    <dd>
      <code>
        {site.type} {op}
      </code>
    </dd>
  </dl>
)

interface TableProps {
  readonly platform: PlatformId
  readonly rows: readonly {
    readonly type: number
    readonly name: string
    readonly bundles: number
    readonly first: string
  }[]
  readonly type: number
}

const Table = ({ platform, rows, type }: TableProps) => (
  <div className={styles.scroll}>
    <table className={classes(styles.table, styles.byType)}>
      <caption>{words.table(platform)}</caption>
      <thead>
        <tr>
          <th scope="col">{words.type}</th>
          <th scope="col">{words.size}</th>
          <th scope="col">{words.first}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.type} aria-current={row.type === type ? 'true' : undefined}>
            <th scope="row">{row.name}</th>
            <td>{row.bundles}</td>
            <td>
              <code>{row.first}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
