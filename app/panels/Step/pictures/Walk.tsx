import type { CSSProperties } from 'react'
import type { Pair } from '../../../../src/sites/site.ts'
import { registerName } from '../../../../src/x86/registers.ts'
import { pictures } from '../../../messages/pictures.ts'
import { namesOfScene } from './names.ts'
import { Frame, Num, Sign, Term, Together } from './parts.tsx'
import type { PictureProps } from './picture.ts'
import styles from './Walk.module.css'

const words = pictures.walk

/** More pairs than this stand close. */
const wide = 4

/** The scan goes outward from the call: each push on the left has its pop on the right. */
export function Walk({ scene, step }: PictureProps<'walk'>) {
  const { site } = scene.story
  const { pairs } = site.sandwich
  const { pair } = step
  const taken = pair === null ? pairs.length : pairs.findIndex((each) => isSame(each, pair)) + 1
  const style = {
    gridTemplateColumns: `repeat(${pairs.length}, minmax(0, 1fr)) minmax(70px, 1.6fr) repeat(${pairs.length}, minmax(0, 1fr))`,
    '--level': pairs.length > wide ? '6px' : '12px',
  } as CSSProperties
  return (
    <Frame words={words.words(namesOfScene(scene, step.saved), site.original.length, step.length)}>
      <span className={styles.walk} style={style} data-many={pairs.length > wide}>
        {pairs.toReversed().map((each, at) => (
          <Stack
            key={at}
            word={words.push}
            name={registerName(scene.arch, each.register)}
            taken={pairs.length - at <= taken}
            now={pairs.length - at === taken && pair !== null}
          />
        ))}
        <Call {...{ scene, step }} />
        {pairs.map((each, at) => (
          <Stack
            key={at}
            word={words.pop}
            name={registerName(scene.arch, each.register)}
            taken={at < taken}
            now={at + 1 === taken && pair !== null}
          />
        ))}
        {pairs.slice(0, taken).map((_, at) => (
          <span
            key={at}
            className={styles.bracket}
            data-now={at + 1 === taken && pair !== null}
            style={{
              gridRow: at + 2,
              gridColumn: `${pairs.length - at} / ${pairs.length + at + 3}`,
            }}
          />
        ))}
      </span>
      <Sum scene={scene} step={step} taken={pairs.slice(0, taken)} />
    </Frame>
  )
}

const isSame = (left: Pair, right: Pair): boolean => left.push.offset === right.push.offset

/** The bytes of the call, and what the pairs add to them. */
function Sum({ scene, step, taken }: PictureProps<'walk'> & { readonly taken: readonly Pair[] }) {
  const added = taken.flatMap(({ push, pop }) => [push.length, pop.length])
  const total = added.reduce((sum, length) => sum + length, 0)
  return (
    <Together>
      <Term label={words.callBytes}>
        <Num of="call" value={scene.story.site.original.length} />
      </Term>
      <Sign>+</Sign>
      <Term label={words.pairBytes}>
        <Num of="pairs" value={total} />
      </Term>
      <Sign>=</Sign>
      <Term label={step.end === null ? words.sum : words.ends[step.end]} strong>
        <Num of="length" value={step.length} />
      </Term>
    </Together>
  )
}

function Call({ scene }: PictureProps<'walk'>) {
  return (
    <span className={styles.call}>
      <small>{words.call}</small>
      <b>{words.bytes(scene.story.site.original.length)}</b>
    </span>
  )
}

interface StackProps {
  readonly word: string
  readonly name: string
  readonly taken: boolean
  readonly now: boolean
}

const Stack = ({ word, name, taken, now }: StackProps) => (
  <span className={styles.stack} data-taken={taken} data-now={now}>
    <small>{word}</small>
    <b>{name}</b>
  </span>
)
