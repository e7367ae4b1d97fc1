import { bundleLines } from './bundleLines.ts'
import { ia64 } from '../../../messages/ia64.ts'
import { itaniumPictures as words } from '../../../messages/itaniumStory.ts'
import { ByteRow } from './ByteRow.tsx'
import { addressText, type Drawing } from './picture.ts'
import styles from './pictures.module.css'

/** The bundles of the unpatched site, one lit at a time. */
export const Stub: Drawing<'stub'> = ({ picture, moment }) => (
  <ol className={styles.bundles}>
    {picture.bundles.map(({ address, bytes, lines, part, writes }, at) => (
      <li key={String(address)} aria-current={at === moment ? 'step' : undefined}>
        <p className={styles.caption}>
          <code>{addressText(address)}</code>
          {part && <span>{ia64.stubPart(part)}</span>}
        </p>
        {at === moment && (
          <>
            <ByteRow bytes={bytes} when="was" />
            <pre>{bundleLines(lines)}</pre>
            {writes.length > 0 && (
              <p className={styles.caption}>
                {words.writes} {writes.join(' ')}
              </p>
            )}
          </>
        )}
      </li>
    ))}
  </ol>
)
