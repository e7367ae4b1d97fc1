import { addressText } from '../../../../src/base/address.ts'
import type { BytePart } from '../../../../src/patch/decision.ts'
import { pictures } from '../../../messages/pictures.ts'
import { calleeOf } from '../../../messages/story.ts'
import { toneOf } from '../../../ui/tone.ts'
import { Frame, Num, Term } from './parts.tsx'
import type { PictureProps } from './picture.ts'
import styles from './Write.module.css'
import parts from './parts.module.css'

const words = pictures.write

/** A shorter block has no room for its name. */
const named = 3

/** Runs of one sort, so that padding of several nops is one block. */
function blocksOf(parts: readonly BytePart[]): readonly BytePart[] {
  const blocks: BytePart[] = []
  for (const part of parts) {
    const last = blocks.at(-1)
    if (last?.kind === part.kind && part.kind === 'padding') {
      blocks[blocks.length - 1] = { ...last, length: last.length + part.length }
    } else blocks.push(part)
  }
  return blocks
}

/** What goes where, to scale: code, the addresses in it, and what is left for nops. */
export function Write({ scene, step }: PictureProps<'write'>) {
  const { decision, site } = scene.story
  const start = step.scope === 'inner' ? site.original.offset - site.offset : 0
  return (
    <Frame
      words={words.words(step.length, step.room)}
      tone={toneOf(decision.outcome, calleeOf(scene.story))}
    >
      <Term label={words.from}>
        <Num of="start" value={addressText(site.address + BigInt(start))} />
      </Term>
      <span className={styles.parts}>
        {blocksOf(decision.edit.parts).map(({ kind, offset, length }) => (
          <span key={offset} className={styles.part} style={{ flexGrow: length }}>
            <span className={styles.block} data-part={kind} />
            <small>
              <Num of={kind} value={length} />
              {length >= named && ` ${words[kind]}`}
            </small>
          </span>
        ))}
      </span>
      <span className={parts.sum}>
        <b>
          <Num of="length" value={step.length} />
        </b>
        <small className={parts.name}>
          / <Num of="room" value={step.room} />
        </small>
      </span>
    </Frame>
  )
}
