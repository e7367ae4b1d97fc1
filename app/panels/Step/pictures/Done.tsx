import { difference } from '../../../../src/x86/registers.ts'
import { pictures } from '../../../messages/pictures.ts'
import { calleeOf, outcomeWords } from '../../../messages/story.ts'
import { OutcomeMark } from '../../../ui/OutcomeMark.tsx'
import { namesOfScene } from './names.ts'
import { Frame, Num, Sign, Term } from './parts.tsx'
import type { PictureProps } from './picture.ts'
import { RegisterMatrix } from './RegisterMatrix.tsx'
import styles from './parts.module.css'

const words = pictures.done

/** What the site was and is, and what it gave up against what is really destroyed. */
export function Done({ scene, step }: PictureProps<'done'>) {
  const { story, arch } = scene
  const { length, outcome, destroyed, givenUp } = step
  const { whole } = story.site.mayLose
  return (
    <Frame
      words={words.words(
        length,
        outcomeWords(story),
        namesOfScene(scene, givenUp),
        namesOfScene(scene, destroyed),
      )}
    >
      <Term label={words.before}>
        <Num of="before" value={length} /> <OutcomeMark outcome="keep" callee={null} />
      </Term>
      <Sign>→</Sign>
      <Term label={words.after} strong>
        <Num of="length" value={length} />{' '}
        <OutcomeMark outcome={outcome} callee={calleeOf(story)} />
      </Term>
      <span className={styles.apart}>
        <RegisterMatrix
          arch={arch}
          wrong={difference(destroyed, whole)}
          rows={[
            { label: words.gaveUp, set: whole, of: 'gave-up', sign: 'tick' },
            { label: words.destroyed, set: destroyed, of: 'destroyed', sign: 'cross' },
            { label: words.nothing, set: givenUp, of: 'given-up', sign: 'tick' },
          ]}
        />
      </span>
    </Frame>
  )
}
