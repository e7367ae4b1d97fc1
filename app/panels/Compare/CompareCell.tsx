import type { RuleSetId } from '../../../src/patch/eras.ts'
import { compareWords as words } from '../../messages/compare.ts'
import { Chip } from '../../ui/Chip.tsx'
import { OutcomeMark } from '../../ui/OutcomeMark.tsx'
import { type CellPlace, sameCell } from '../../state/compare.ts'
import { store, useApp } from '../../state/store.ts'
import type { CellWords } from './cells.ts'
import styles from './Compare.module.css'
import type { CellEvents } from './Compared.tsx'
import type { Place } from './useRoving.ts'

interface CompareCellProps extends CellEvents, Place {
  readonly place: CellPlace
  readonly said: CellWords
  /** Other rule sets that decide otherwise. */
  readonly disputedBy?: readonly RuleSetId[]
  /** It is what the switches name. */
  readonly current?: boolean
}

/** One cell of the grid, which can be chosen. */
export function CompareCell(props: CompareCellProps) {
  const { place, current = false, said, disputedBy = [], onPoint, onFocus, onTake, ...rest } = props
  const chosen = useApp((state) => state.compare.chosen.some((each) => sameCell(each, place)))
  return (
    <td
      className={styles.cell}
      aria-selected={chosen}
      aria-current={current ? 'true' : undefined}
      onFocus={() => {
        onTake()
        onFocus(place)
      }}
      onClick={() => store.getState().chooseCell(place)}
      // A finger means its tap: what is said of the cell must not grow under it before.
      onPointerEnter={({ pointerType }) => pointerType !== 'touch' && onPoint(place)}
      onPointerLeave={() => onPoint(null)}
      {...rest}
    >
      <Said said={said} disputedBy={disputedBy} />
    </td>
  )
}

type SaidProps = Required<Pick<CompareCellProps, 'said' | 'disputedBy'>>

/** What becomes of one site under one backend, in a few words. */
function Said({ said, disputedBy }: SaidProps) {
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
