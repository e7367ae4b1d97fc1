import { itaniumPictures as words } from '../../../messages/itaniumStory.ts'
import styles from './pictures.module.css'
import {
  type RingFrame,
  ringCells,
  ringCenter as center,
  ringInner,
  ringNumbers,
  ringOuter,
  ringPath,
  ringPoint,
  ringUse,
} from './ringShape.ts'

interface RingProps {
  readonly frame: RingFrame
  /** Registers of frames that wait, just below the base. */
  readonly waiting: number
}

/** The physical registers as a ring, the present frame on it. */
export function Ring({ frame, waiting }: RingProps) {
  const { base, sof } = frame
  const from = base % ringCells
  const label = `${words.ring}. ${words.ringNow(from, (base + sof - 1) % ringCells)}`
  return (
    <>
      <span className="unseen">{label}</span>
      <svg className={styles.ring} viewBox="-12 -12 244 244" aria-hidden="true">
        {Array.from({ length: ringCells }, (_, cell) => (
          <path key={cell} d={ringPath(cell)} data-use={ringUse(cell, frame, waiting)} />
        ))}
        {sof > 0 && (
          <text
            {...ringPoint(ringOuter + 12, from + 0.5)}
            textAnchor="middle"
            dominantBaseline="middle"
          >
            r32
          </text>
        )}
        {ringNumbers.map((cell) => (
          <text
            key={cell}
            {...ringPoint(ringInner - 12, cell + 0.5)}
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
