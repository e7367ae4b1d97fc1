import { boot } from '../../../messages/boot.ts'
import { toneOf } from '../../../ui/tone.ts'
import { Bytes, Frame, Num } from './parts.tsx'
import type { PictureProps } from './picture.ts'

/** What the first pass leaves, before the second one comes. */
export function Interim({ scene, step }: PictureProps<'interim'>) {
  const candidate = scene.story.decision.candidates[step.candidate]
  if (!candidate) return null
  return (
    <Frame
      words={boot.picture.interimWords(step.length, step.room)}
      tone={toneOf(candidate.kind, candidate.callee)}
    >
      <Bytes bytes={candidate.code} look="code" />
      <span>
        <Num of="length" value={step.length} /> / <Num of="room" value={step.room} />
      </span>
    </Frame>
  )
}
