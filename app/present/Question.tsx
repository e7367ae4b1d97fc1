import { present as words } from '../messages/present.ts'
import { stripOf } from '../panels/Bytes/strip.ts'
import { useScene } from '../panels/useScene.ts'
import type { SiteStory } from '../../src/analysis/analysis.ts'
import { selectBackend, selectStory } from '../state/selectors.ts'
import { useApp } from '../state/store.ts'
import { ByteRow, HiddenRow } from './Bytes.tsx'
import { Headline } from './Headline.tsx'
import styles from './Question.module.css'
import screen from './Present.module.css'
import { useFit } from './useFit.ts'

const { question } = words

/** What stands in place of the answer: nothing here is made from it but the site's own bytes. */
export function Question() {
  const story = useApp(selectStory)
  return story && <Asked story={story} />
}

function Asked({ story }: { readonly story: SiteStory }) {
  const backend = useApp(selectBackend)
  const scene = useScene(story)
  const fit = useFit([story, backend])
  const [first] = story.steps
  if (!first) return null
  const { before } = stripOf(
    scene,
    { ...first, kind: 'find', foundBy: 'recorded', op: story.site.op, length: story.site.length },
    false,
  )
  return (
    <div ref={fit} className={screen.body}>
      <Headline phrase={[question.headline(backend)]} context={question.context} />
      <div className={screen.middle}>
        <ByteRow row={before} widest={story.site.length} />
        <HiddenRow length={story.site.length} />
      </div>
      <Choices />
    </div>
  )
}

interface ChoicesProps {
  /** Four at most; those of x86 where it does not say. */
  readonly choices?: readonly string[]
}

export const Choices = ({ choices = question.choices }: ChoicesProps) => (
  <ul className={styles.choices}>
    {choices.map((answer, at) => (
      <li key={answer} className={styles.choice}>
        <b>{'ABCD'.charAt(at)}</b> {answer}
      </li>
    ))}
  </ul>
)
