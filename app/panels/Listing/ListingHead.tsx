import { machineOf } from '../../machines/index.ts'
import * as frame from '../../messages/frame.ts'
import { price } from '../../messages/price.ts'
import { RegisterHead } from '../../registers/RegisterHead.tsx'
import { RegisterLegend } from '../../registers/RegisterLegend.tsx'
import { RegisterSwitch } from '../../registers/RegisterSwitch.tsx'
import { useApp } from '../../state/store.ts'
import { gutterPixels, gutterWidth, characterWidth } from './gutter.ts'
import styles from './ListingHead.module.css'

const words = frame.listing

/** Names of the columns, and what the register columns show. */
export function ListingHead() {
  const bytes = useApp((state) => machineOf(state).bytes(state))
  const { sides } = useApp(machineOf)
  const bytesLeft = gutterPixels(bytes) - gutterWidth(0) * characterWidth - 2 * characterWidth
  return (
    <div className={styles.head}>
      <div className={styles.source}>
        <div className={styles.tools}>
          {sides && <RegisterSwitch />}
          <RegisterLegend />
          <PreviewNote />
        </div>
        <div className={styles.names} data-bytes={bytes > 0 || undefined} aria-hidden="true">
          <span className={styles.address}>{words.address}</span>
          {bytes > 0 && <span style={{ width: bytesLeft }}>{words.bytes}</span>}
          <span>{words.source}</span>
        </div>
      </div>
      <RegisterHead />
    </div>
  )
}

/** While a column of the price is looked at, the registers show a promise that this site does not make. */
function PreviewNote() {
  const preview = useApp(({ view }) => view.preview?.promise ?? null)
  if (preview === null || preview === 'own') return null
  return <span className={styles.preview}>{price.preview(preview)}</span>
}
