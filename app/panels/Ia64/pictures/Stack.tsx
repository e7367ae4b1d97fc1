import { useState } from 'react'
import type { StackShown } from '../../../../src/ia64/story/picture.ts'
import { itaniumPictures as words } from '../../../messages/itaniumStory.ts'
import type { Drawing } from './picture.ts'
import styles from './pictures.module.css'
import { Ring } from './Ring.tsx'
import { frameOf, type RingFrame } from './ringShape.ts'

/** The frame of the moment on the ring, its registers, and a frame to slide by hand. */
export const Stack: Drawing<'stack'> = ({ picture, moment: at }) => {
  const moment = picture.moments[at]
  if (!moment) return null
  return <StackMomentView key={at} moment={moment} />
}

/** One moment of a stack: also of a walk along a listing. */
export function StackMomentView({ moment }: { readonly moment: StackShown }) {
  const real = frameOf(moment)
  const [tried, setTried] = useState<RingFrame | null>(null)
  const { previous, base, kept } = moment.state
  return (
    <figure className={styles.card}>
      <figcaption className={styles.caption}>
        <code>{moment.op}</code>
        <span>{words.pfs(previous.sof, previous.sol)}</span>
        {moment.spilled > 0 && <span>{words.spilled(moment.spilled)}</span>}
      </figcaption>
      <div className={styles.stack}>
        <Ring frame={tried ?? real} waiting={tried ? 0 : base - kept} />
        <Slide frame={tried ?? real} onChange={setTried} />
      </div>
      <Registers moment={moment} />
    </figure>
  )
}

const Registers = ({ moment }: { readonly moment: StackShown }) => (
  <ol className={styles.registers}>
    {moment.registers.map(({ number, alias, physical }) => (
      <li key={number} data-use={alias.replace(/\d+/, '')}>
        <b>{alias}</b>
        <span>r{number}</span>
        <small>{physical}</small>
      </li>
    ))}
  </ol>
)

interface SlideProps {
  readonly frame: RingFrame
  readonly onChange: (frame: RingFrame) => void
}

/** Sizes to play with: outputs are what sof has beyond sol. */
function Slide({ frame, onChange }: SlideProps) {
  const { base, sol, sof } = frame
  const rows = [
    { name: words.base, value: base, max: 95, change: (to: number) => ({ ...frame, base: to }) },
    {
      name: words.sol,
      value: sol,
      max: 96,
      change: (to: number) => ({
        ...frame,
        sol: to,
        sof: Math.max(sof, to),
        inputs: Math.min(frame.inputs, to),
      }),
    },
    {
      name: words.sof,
      value: sof,
      max: 96,
      change: (to: number) => ({
        ...frame,
        sof: to,
        sol: Math.min(sol, to),
        inputs: Math.min(frame.inputs, to),
      }),
    },
  ]
  return (
    <fieldset className={styles.slide}>
      <legend>{words.slide}</legend>
      {rows.map(({ name, value, max, change }) => (
        <label key={name}>
          <span>{name}</span>
          <input
            type="range"
            min={0}
            max={max}
            value={value}
            onChange={({ target }) => onChange(change(Number(target.value)))}
          />
          <output>{value}</output>
        </label>
      ))}
    </fieldset>
  )
}
