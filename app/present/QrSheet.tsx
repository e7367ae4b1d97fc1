import { useMemo } from 'react'
import { encode } from 'uqr'
import { present as words } from '../messages/present.ts'
import { linkOf } from '../state/address.ts'
import { presentHash } from '../state/presentAddress.ts'
import type { AppState } from '../state/store.ts'
import { useApp } from '../state/store.ts'
import { classes } from '../ui/classes.ts'
import screen from './Present.module.css'
import styles from './Sheets.module.css'

/** A longer link needs dots too small for the last row. */
const longest = 900
/** Light dots that a camera needs around the code. */
const margin = 4

/** What somebody in the room takes home: a deck's state where it has a short name, else what is in view. */
function selectLink(state: AppState): string {
  const { playing } = state.deck
  const short = playing && !playing.detour && playing.id !== null
  return new URL(short ? presentHash(state) : linkOf(state), location.href).href
}

/** One path: a unit square for each dark dot. */
function pathOf(link: string): { readonly path: string; readonly size: number } | null {
  if (link.length > longest) return null
  const { data, size } = encode(link, { ecc: 'L', border: margin })
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return { path, size }
}

/** A QR code at full height, and the link under it. */
export function QrSheet() {
  const link = useApp(selectLink)
  const code = useMemo(() => pathOf(link), [link])
  const { qr } = words
  return (
    <section className={classes(screen.overlay, styles.sheet)} aria-label={qr.region}>
      {code ? (
        <svg
          className={styles.qr}
          viewBox={`0 0 ${code.size} ${code.size}`}
          aria-hidden="true"
          shapeRendering="crispEdges"
        >
          <rect width={code.size} height={code.size} />
          <path d={code.path} />
        </svg>
      ) : (
        <p className={styles.title}>{qr.tooLong}</p>
      )}
      <p className={styles.link}>{link.replace(/^https?:\/\//, '')}</p>
    </section>
  )
}
