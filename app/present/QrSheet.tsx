import { useMemo } from 'react'
import { present as words } from '../messages/present.ts'
import { handoutHashes } from '../state/presentAddress.ts'
import type { AppState } from '../state/store.ts'
import { useApp } from '../state/store.ts'
import { classes } from '../ui/classes.ts'
import { qrCode } from '../ui/qr.ts'
import { QrPicture } from '../ui/QrPicture.tsx'
import screen from './Present.module.css'
import styles from './Sheets.module.css'

/** A longer link needs dots too small for the last row. */
const longest = 900

/** What somebody in the room takes home: the first address that a code has room for. */
function selectLink(state: AppState): string {
  const links = handoutHashes(state).map((hash) => new URL(hash, location.href).href)
  return links.find(({ length }) => length <= longest) ?? links[0] ?? ''
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
