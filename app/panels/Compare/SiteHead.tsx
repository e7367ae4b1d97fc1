import { Fragment } from 'react'
import type { ComparedSite, Comparison } from '../../../src/analysis/compare.ts'
import { archOf } from '../../../src/ops/op.ts'
import { namesIn } from '../../../src/x86/registers.ts'
import { compareWords as words } from '../../messages/compare.ts'
import { memberOf } from '../../messages/story.ts'
import { store } from '../../state/store.ts'
import styles from './Compare.module.css'
import type { Place } from './useRoving.ts'

interface SiteHeadProps extends Place {
  readonly site: ComparedSite
  readonly comparison: Comparison
}

/** Names a site and leads to it, under the backend that is chosen. */
export function SiteHead({ site, comparison, onTake, ...rest }: SiteHeadProps) {
  const number = site.index + 1
  const { variant } = store.getState().document
  return (
    <th scope="row" className={styles.rowHead}>
      <button
        type="button"
        className={styles.siteButton}
        title={words.toSite(number, memberOf(site.op))}
        onFocus={onTake}
        onClick={() => store.getState().showCell(site.index, variant)}
        {...rest}
      >
        <b>{words.siteName(number)}</b> <OpName op={site.op} />
      </button>
      <SitePromise site={site} comparison={comparison} />
    </th>
  )
}

/** Broken after its underscores where a column is narrow. */
export const OpName = ({ op }: Pick<ComparedSite, 'op'>) => (
  <code className={styles.op}>
    {memberOf(op)
      .split(/(?<=_)/)
      .map((part, at) => (
        <Fragment key={at}>
          {at > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
  </code>
)

export function SitePromise({ site, comparison }: Pick<SiteHeadProps, 'site' | 'comparison'>) {
  const mayLose = namesIn(archOf(comparison.input.config), site.mayLose)
  return (
    <small className={styles.promise}>
      {words.promise(site.length, mayLose, site.foundBy === 'scanned')}
    </small>
  )
}
