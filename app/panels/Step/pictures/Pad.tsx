import { pictures } from '../../../messages/pictures.ts'
import { Bytes, Frame, Num, Sign, Term } from './parts.tsx'
import type { PictureProps } from './picture.ts'

const words = pictures.pad

/** Nop by nop, the longest first. */
export function Pad({ scene, step }: PictureProps<'pad'>) {
  const { after, parts } = scene.story.decision.edit
  const chunks = parts.filter(({ kind }) => kind === 'padding')
  return (
    <Frame words={words.words(step.chunks)} tone="nop">
      {chunks.map(({ offset, length }, at) => (
        <span key={offset} style={{ display: 'contents' }}>
          {at > 0 && <Sign>+</Sign>}
          <Term label={<Num of="chunk" value={step.chunks[at] ?? length} />}>
            <Bytes bytes={after.subarray(offset, offset + length)} look="nop" />
          </Term>
        </span>
      ))}
      <Sign>=</Sign>
      <Term label={words.sum} strong>
        <Num of="length" value={step.length} />
      </Term>
    </Frame>
  )
}
