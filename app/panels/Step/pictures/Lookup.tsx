import { addressText } from '../../../../src/base/address.ts'
import { pictures } from '../../../messages/pictures.ts'
import { memberOf } from '../../../messages/story.ts'
import { Frame, Num, Sign, Term } from './parts.tsx'
import type { PictureProps } from './picture.ts'
import styles from './Lookup.module.css'
import parts from './parts.module.css'

const words = pictures.lookup

/** The number in the record is a slot of the table, and the slot holds a function. */
export function Lookup({ step }: PictureProps<'lookup'>) {
  const { op, type, slot, implementation, name } = step
  const kind = words.kinds[implementation]
  const table = op.slice(0, op.indexOf('.'))
  return (
    <Frame words={words.words(type, addressText(slot), name ?? kind)}>
      <Term label={words.type}>
        <Num of="type" value={type} />
      </Term>
      <Sign>→</Sign>
      <span className={styles.table}>
        <span className={styles.slot} />
        <span className={styles.slot} data-now>
          {memberOf(op)}
          <code>
            <Num of="slot" value={addressText(slot)} />
          </code>
        </span>
        <span className={styles.slot}>
          <small className={parts.name}>{table}</small>
        </span>
      </span>
      <span className={styles.held}>
        <Sign>→</Sign>
        <Holds step={step} />
      </span>
    </Frame>
  )
}

/** What the slot holds. */
function Holds({ step }: Pick<PictureProps<'lookup'>, 'step'>) {
  const { implementation, name, address, inner, inline } = step
  const kind = words.kinds[implementation]
  return (
    <span className={parts.term}>
      <code className={styles.function} title={name ?? undefined}>
        {name ?? kind}
      </code>
      <small className={parts.name}>
        {name !== null && kind}
        {address !== null && (
          <>
            {' '}
            <Num of="address" value={addressText(address)} />
          </>
        )}
      </small>
      {inner !== null && (
        <small className={parts.name} title={inner}>
          {words.inside} {inner}
        </small>
      )}
      {inline !== null && (
        <span className={styles.inline} data-tone="inline">
          <Num of="inline" value={inline}>
            {words.inline(inline)}
          </Num>
        </span>
      )}
    </span>
  )
}
