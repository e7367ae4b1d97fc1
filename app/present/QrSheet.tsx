import { useMemo } from 'react'
import { present as words } from '../messages/present.ts'
import { linkOf } from '../state/address.ts'
import { presentHash } from '../state/presentAddress.ts'
import type { AppState } from '../state/store.ts'
import { useApp } from '../state/store.ts'
import { classes } from '../ui/classes.ts'
import { qrCode } from '../ui/qr.ts'
import { QrPicture } from '../ui/QrPicture.tsx'
import screen from './Present.module.css'
import styles from './Sheets.module.css'

/** A longer link needs dots too small for the last row. */
const longest = 900

/** What somebody in the room takes home: a deck's state where it has a short name, else what is in view. */
function selectLink(state: AppState): string {
  const { playing } = state.deck
  const short = playing && !playing.detour && playing.id !== null
  return new URL(short ? presentHash(state) : linkOf(state), location.href).href
}

/** A QR code at full height, and the link under it. */
export function QrSheet() {
  const link = useApp(selectLink)
  const code = useMemo(() => (link.length > longest ? null : qrCode(link)), [link])
  const { qr } = words
  return (
    <section className={classes(screen.overlay, styles.sheet)} aria-label={qr.region}>
      {code ? (
        <QrPicture className={styles.qr} code={code} />
      ) : (
        <p className={styles.title}>{qr.tooLong}</p>
      )}
      <p className={styles.link}>{link.replace(/^https?:\/\//, '')}</p>
    </section>
  )
}
