import type { RuleSetId } from '../../../src/patch/eras.ts'
import { compareWords as words } from '../../messages/compare.ts'
import { Chip } from '../../ui/Chip.tsx'
import { OutcomeMark } from '../../ui/OutcomeMark.tsx'
import type { CellWords } from './cells.ts'
import styles from './Compare.module.css'

interface CompareCellProps {
  readonly said: CellWords
  /** Other rule sets that decide otherwise. */
  readonly disputedBy: readonly RuleSetId[]
}

/** What becomes of one site under one backend, in a few words. */
export function CompareCell({ said, disputedBy }: CompareCellProps) {
  const { mark, outcome, code, used, destroys, forNothing, dies = [] } = said
  return (
    <>
      <span className={styles.outcome}>
        {mark && <OutcomeMark {...mark} />}
        <b>{outcome}</b>
      </span>
      {code !== '' && (
        <code className={styles.code} title={code}>
          {code}
        </code>
      )}
      <span className={styles.fact}>{used}</span>
      {destroys !== '' && <span className={styles.fact}>{destroys}</span>}
      {forNothing !== '' && <span className={styles.fact}>{forNothing}</span>}
      {dies.length > 0 && (
        <span className={styles.dies}>
          <span className="unseen">{words.dies}:</span>
          {dies.map((name) => (
            <Chip key={name} look="destroyed">
              {name}
            </Chip>
          ))}
        </span>
      )}
      {disputedBy.length > 0 && (
        <span className={styles.disputed} title={words.mark}>
          <span className="unseen">{words.mark}:</span>
          <b aria-hidden="true">≠</b> {words.differs(disputedBy)}
        </span>
      )}
    </>
  )
}
