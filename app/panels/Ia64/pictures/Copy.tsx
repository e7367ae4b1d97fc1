import { bundleLines } from './bundleLines.ts'
import { itaniumPictures as words } from '../../../messages/itaniumStory.ts'
import { Chip } from '../../../ui/Chip.tsx'
import { ByteRow } from './ByteRow.tsx'
import { addressText, type Drawing } from './picture.ts'
import styles from './pictures.module.css'

/** Bundle by bundle what stood there and what stands there now; then the flushes in their order. */
export const Copy: Drawing<'copy'> = ({ picture, moment }) => {
  const flushed = (address: bigint) => picture.flushes.filter((each) => each === address).length
  return (
    <>
      <ol className={styles.bundles}>
        {picture.bundles.map(({ address, before, after, changed, lines, filler }) => (
          <li key={String(address)} data-filler={filler || undefined}>
            <p className={styles.caption}>
              <code>{addressText(address)}</code>
              <span>{filler ? words.filler : words.changed(changed.length)}</span>
              {moment === 1 &&
                Array.from({ length: flushed(address) }, (_, at) => (
                  <Chip key={at} look="code">
                    {words.flush} ✓
                  </Chip>
                ))}
            </p>
            <ByteRow bytes={before} label={words.before} when="was" />
            <ByteRow
              bytes={after}
              changed={changed}
              label={words.after}
              when={filler ? undefined : 'now'}
            />
            {!filler && <pre>{bundleLines(lines)}</pre>}
          </li>
        ))}
      </ol>
      {moment === 1 && (
        <p className={styles.tools}>
          {picture.barriers.map((barrier) => (
            <Chip key={barrier} look="code">
              {barrier} ✓
            </Chip>
          ))}
        </p>
      )}
    </>
  )
}
