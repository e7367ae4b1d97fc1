import { addressText } from '../../../../src/base/address.ts'
import { pictures } from '../../../messages/pictures.ts'
import { memberOf } from '../../../messages/story.ts'
import { byteText } from '../../../ui/HexByte.tsx'
import { Chip } from '../../../ui/Chip.tsx'
import { Bytes, Frame, Num, Sign, Term } from './parts.tsx'
import type { PictureProps } from './picture.ts'
import styles from './Find.module.css'

const words = pictures.find

/** Two labels and what lies between them; or a call and where it leads. */
export const Find = (props: PictureProps<'find'>) =>
  props.step.foundBy === 'recorded' ? <Marked {...props} /> : <Scanned {...props} />

function Marked({ scene, step }: PictureProps<'find'>) {
  const { address } = scene.story.site
  const [start, end] = [addressText(address), addressText(address + BigInt(step.length))]
  return (
    <Frame words={words.recorded(start, end, step.length)}>
      <span className={styles.ruler}>
        <span className={styles.ticks}>
          {Array.from({ length: step.length }, (_, at) => (
            <span key={at} className={styles.tick} />
          ))}
        </span>
        <Term label={words.start}>
          <Num of="start" value={start} />
        </Term>
        <b className={styles.length}>
          <Num of="length" value={step.length} /> {words.length(step.length)}
        </b>
        <Term label={words.end}>
          <Num of="end" value={end} />
        </Term>
      </span>
    </Frame>
  )
}

function Scanned({ scene, step }: PictureProps<'find'>) {
  const { site, decision } = scene.story
  const from = site.original.offset - site.offset
  const code = decision.edit.before.subarray(from, from + site.original.length)
  const member = memberOf(step.op)
  return (
    <Frame words={words.scanned(byteText(code[0] ?? 0), member)}>
      <Term label={words.call}>
        <Bytes bytes={code.subarray(0, 1)} look="code" />
        <Bytes bytes={code.subarray(1)} look="field" />
      </Term>
      <Sign>→</Sign>
      <Term label={words.leads} strong>
        {member}
      </Term>
      <Chip>{words.noRecord}</Chip>
    </Frame>
  )
}
