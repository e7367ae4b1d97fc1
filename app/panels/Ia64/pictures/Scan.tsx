import { ia64 } from '../../../messages/ia64.ts'
import { itaniumPictures as words } from '../../../messages/itaniumStory.ts'
import { ia64Samples } from '../../../samples/ia64/index.ts'
import { store, useApp } from '../../../state/store.ts'
import { Button } from '../../../ui/Button.tsx'
import { ByteRow } from './ByteRow.tsx'
import { addressText, type Drawing } from './picture.ts'
import styles from './pictures.module.css'
import { shownLooks } from './shownLooks.ts'

/** The walk back, the alloc before and after, what the call breaks, and listings where the walk goes wrong. */
export const Scan: Drawing<'scan'> = ({ picture, story }) => {
  const { scan, before, after, changed } = picture
  const { hazards } = story.decision
  return (
    <figure className={styles.card}>
      <figcaption className={styles.caption}>{words.looked}</figcaption>
      {scan.looks.length === 0 && <p className={styles.tools}>{words.nothingLooked}</p>}
      <ol className={styles.looks}>
        {shownLooks(scan.looks).map(({ bundle, slots, found }) => (
          <li key={String(bundle)} data-found={found || undefined}>
            <code>{addressText(bundle)}</code>
            <span title={words.mSlots}>{slots.length === 0 ? '–' : `M ${slots.join(' ')}`}</span>
            {found && scan.found && <b>{words.foundAt(scan.found)}</b>}
          </li>
        ))}
      </ol>
      {before && after && (
        <dl className={styles.facts}>
          <dt>{words.allocBefore}</dt>
          <dd>
            <ByteRow bytes={before} />
          </dd>
          <dt>{words.allocAfter}</dt>
          <dd>
            <ByteRow bytes={after} changed={changed} />
          </dd>
        </dl>
      )}
      <Sentences title={words.breaks} alarm said={hazards.map(ia64.hazard)} />
      <Sentences title={words.doubts} said={scan.doubts.map(ia64.doubt)} />
      <Samples />
    </figure>
  )
}

interface SentencesProps {
  readonly title: string
  readonly said: readonly string[]
  readonly alarm?: boolean
}

const Sentences = ({ title, said, alarm = false }: SentencesProps) =>
  said.length === 0 ? null : (
    <div className={styles.sentences} data-alarm={alarm || undefined}>
      <b>{title}</b>
      <ul>
        {said.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </div>
  )

/** Listings in which the scan finds nothing, or the wrong thing; and the one where it works. */
function Samples() {
  const listing = useApp((state) => state.document.listing)
  const open = (id: (typeof ia64Samples)[number]['id']) => () =>
    store.getState().openItaniumSample(id)
  const about = (wanted: 'scan') => ia64Samples.filter((sample) => sample.about === wanted)
  return (
    <div className={styles.tries}>
      <p className={styles.caption}>{words.failures}</p>
      <p className={styles.tools}>
        {about('scan').map(({ id, title, listing: text }) => (
          <Button key={id} aria-pressed={text === listing} onClick={open(id)}>
            {title}
          </Button>
        ))}
      </p>
      <p className={styles.tools}>
        {words.works}
        <Button aria-pressed={ia64Samples[0].listing === listing} onClick={open('frame')}>
          {ia64Samples[0].title}
        </Button>
      </p>
    </div>
  )
}
