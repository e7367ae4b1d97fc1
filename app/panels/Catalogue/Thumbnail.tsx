import styles from './Catalogue.module.css'

const rows = 12
const site =
  /^\s*(?:PVOP_|DISABLE_|ENABLE_|call\b|\.pushsection|\.xen_|GET_CR0|INTERRUPT_RETURN|\.section \.paravirt)/

type Look = 'site' | 'code' | 'comment'

/** Of Itanium a site is many lines: from its first label to its second. */
const bounds = [/^\[?1:/, /^2:/] as const

function looksOf(lines: readonly string[]): readonly Look[] {
  const itanium = lines.some((line) => /^\s*\.proc\b/.test(line))
  const [from = -1, to = -1] = bounds.map((bound) => lines.findIndex((line) => bound.test(line)))
  return lines.map((line, at) => {
    if (/^\s*(?:#|\/\/)/.test(line)) return 'comment'
    const inside = at === from || (from !== -1 && at > from && at <= to)
    return (itanium && inside) || site.test(line) ? 'site' : 'code'
  })
}

/** Lines that write a callsite; of Itanium those of its records. */
export const sitesIn = (listing: string): number =>
  listing
    .split('\n')
    .filter((line) => /^\s*(?:PVOP_|DISABLE_|ENABLE_|call\b|data8 \d+b,)/.test(line)).length

/** A listing from afar: a bar for each line, those with a callsite marked. */
export function ListingThumbnail({ listing }: { readonly listing: string }) {
  const lines = listing.split('\n').filter((line) => !/^[\s{}]*$/.test(line))
  const looks = looksOf(lines)
  return (
    <svg className={styles.thumbnail} viewBox="0 0 96 64" aria-hidden="true">
      {lines.slice(0, rows).map((line, at) => {
        const indent = line.length - line.trimStart().length
        return (
          <rect
            key={at}
            data-look={looks[at]}
            x={8 + indent * 2}
            y={4 + at * 4.8}
            width={Math.min(80 - indent * 2, line.trim().length * 2)}
            height="2.8"
            rx="1"
          />
        )
      })}
    </svg>
  )
}

const perRow = 8

/** A kernel file from afar: its code in rows, a mark for each site. */
export function SitesThumbnail({ sites }: { readonly sites: number }) {
  const cells = Array.from({ length: perRow * 5 }, (_, at) => at)
  const distance = Math.max(1, Math.floor(cells.length / sites))
  return (
    <svg className={styles.thumbnail} viewBox="0 0 96 64" aria-hidden="true">
      {cells.map((at) => (
        <rect
          key={at}
          data-look={at % distance === 0 && at / distance < sites ? 'site' : 'code'}
          x={6 + (at % perRow) * 10.6}
          y={5 + Math.floor(at / perRow) * 11}
          width="9"
          height="8"
          rx="1"
        />
      ))}
    </svg>
  )
}

interface StatesThumbnailProps {
  /** Whether the room is asked in each state, in order. */
  readonly asks: readonly boolean[]
}

/** A deck from afar: its states in order, those that ask with a question mark. */
export function StatesThumbnail({ asks }: StatesThumbnailProps) {
  return (
    <svg className={styles.thumbnail} viewBox="0 0 96 64" aria-hidden="true">
      {asks.slice(0, 12).map((ask, at) => {
        const [x, y] = [8 + (at % 4) * 21, 5 + Math.floor(at / 4) * 19]
        return (
          <g key={at} data-look={ask ? 'site' : 'code'}>
            <rect x={x} y={y} width="17" height="14" rx="2" />
            {ask && (
              <text x={x + 8.5} y={y + 11} textAnchor="middle">
                ?
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}
