import { itaniumPictures as words } from '../../../messages/itaniumStory.ts'
import styles from './pictures.module.css'

/** A frame as it lies on the ring: where r32 stands, and how far inputs, locals and outputs reach. */
export interface RingFrame {
  readonly base: number
  readonly inputs: number
  readonly sol: number
  readonly sof: number
}

const cells = 96
const center = 110
const inner = 74
const outer = 100

type Use = 'in' | 'loc' | 'out' | 'waiting' | 'free'

function partOf(cell: number, { base, inputs, sol, sof }: RingFrame, waiting: number): Use {
  const at = (((cell - base) % cells) + cells) % cells
  if (at < inputs) return 'in'
  if (at < sol) return 'loc'
  if (at < sof) return 'out'
  return (((base - cell - 1) % cells) + cells) % cells < waiting ? 'waiting' : 'free'
}

function point(radius: number, cell: number): string {
  const angle = (2 * Math.PI * cell) / cells - Math.PI / 2
  return `${(center + radius * Math.cos(angle)).toFixed(2)} ${(center + radius * Math.sin(angle)).toFixed(2)}`
}

const cellPath = (cell: number): string =>
  `M${point(inner, cell + 0.08)}L${point(outer, cell + 0.08)}A${outer} ${outer} 0 0 1 ${point(outer, cell + 0.92)}L${point(inner, cell + 0.92)}Z`

const middle = (radius: number, cell: number) => {
  const [x = '0', y = '0'] = point(radius, cell).split(' ')
  return { x: Number(x), y: Number(y) }
}

interface RingProps {
  readonly frame: RingFrame
  /** Registers of frames that wait, just below the base. */
  readonly waiting: number
}

/** The physical registers as a ring, the present frame on it. */
export function Ring({ frame, waiting }: RingProps) {
  const { base, sof } = frame
  const from = base % cells
  const label = `${words.ring}. ${words.ringNow(from, (base + sof - 1) % cells)}`
  const base32 = middle(outer + 12, from + 0.5)
  return (
    <>
      <span className="unseen">{label}</span>
      <svg className={styles.ring} viewBox="-12 -12 244 244" aria-hidden="true">
        {Array.from({ length: cells }, (_, cell) => (
          <path key={cell} d={cellPath(cell)} data-use={partOf(cell, frame, waiting)} />
        ))}
        {sof > 0 && (
          <text {...base32} textAnchor="middle" dominantBaseline="middle">
            r32
          </text>
        )}
        {[0, 24, 48, 72].map((cell) => (
          <text
            key={cell}
            {...middle(inner - 12, cell + 0.5)}
            textAnchor="middle"
            dominantBaseline="middle"
            data-quiet
          >
            {cell}
          </text>
        ))}
        <text x={center} y={center - 8} textAnchor="middle">
          sof {frame.sof}
        </text>
        <text x={center} y={center + 14} textAnchor="middle">
          sol {frame.sol}
        </text>
      </svg>
    </>
  )
}
