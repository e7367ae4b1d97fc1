import { addressText } from '../../../../src/base/address.ts'
import { pictures } from '../../../messages/pictures.ts'
import { calleeOf } from '../../../messages/story.ts'
import { toneOf } from '../../../ui/tone.ts'
import { Bytes, Frame, Num, Sign, Term, Together } from './parts.tsx'
import type { PictureProps } from './picture.ts'

const words = pictures.distance

const signed = (value: bigint): string =>
  value < 0n ? `−${addressText(-value)}` : addressText(value)

/** target − (site + 5), with its numbers and the bytes that it becomes. */
export function Distance({ scene, step }: PictureProps<'distance'>) {
  const { decision } = scene.story
  const { target, targetName, next, value, offset, size } = step.displacement
  const code = decision.candidates[decision.chosen]?.code ?? new Uint8Array()
  const [to, end, result] = [addressText(target), addressText(next), signed(value)]
  return (
    <Frame
      words={words.words(to, end, result)}
      tone={toneOf(decision.outcome, calleeOf(scene.story))}
    >
      <Term label={targetName ?? words.target}>
        <Num of="target" value={to} />
      </Term>
      <Together>
        <Sign>− (</Sign>
        <Term label={words.site}>
          <Num of="site" value={addressText(step.site0)} />
        </Term>
        <Sign>+</Sign>
        <Term label={words.next}>
          <Num of="next" value={Number(next - step.site0)} />
        </Term>
        <Sign>)</Sign>
      </Together>
      <Together>
        <Sign>=</Sign>
        <Term label={<Bytes bytes={code.subarray(offset, offset + size)} look="field" />} strong>
          <Num of="value" value={result} />
        </Term>
      </Together>
    </Frame>
  )
}
