import type { Ia64Step } from '../../src/ia64/story/steps.ts'
import type { Ia64Story } from '../../src/ia64/story/told.ts'
import { itanium } from '../messages/itanium.ts'
import { itaniumPictures } from '../messages/itaniumStory.ts'
import { present as words } from '../messages/present.ts'
import { Drawn } from '../panels/Ia64/Drawn.tsx'
import { ByteRow } from '../panels/Ia64/pictures/ByteRow.tsx'
import pictures from '../panels/Ia64/pictures/pictures.module.css'
import { type ItaniumQuestion as Question, itaniumQuestion } from '../state/itaniumQuestion.ts'
import { itaniumPlatform } from '../state/itanium.ts'
import { useApp } from '../state/store.ts'
import { askedHeadline } from './asked.ts'
import { Headline } from './Headline.tsx'
import { Choices } from './Question.tsx'
import screen from './Present.module.css'
import { useFit } from './useFit.ts'
import { zoomed } from './zoomed.ts'

interface QuestionProps {
  readonly story: Ia64Story
  readonly step: Ia64Step
  /** How much larger the drawings of the workbench are. */
  readonly zoom: number
}

/** What stands in place of the answer: nothing here is made from it but what can be chosen. */
export function ItaniumQuestion({ story, step, zoom }: QuestionProps) {
  const platform = useApp(itaniumPlatform) ?? 'native'
  const headline = useApp(askedHeadline)
  const question = itaniumQuestion(story, step, platform)
  const fit = useFit([story, step])
  return (
    <div ref={fit} className={screen.body} data-projected>
      <Headline phrase={[headline]} context={words.question.contextOfFour} />
      <div className={screen.drawing} style={zoomed(zoom)}>
        {question.about === 'register' ? (
          <Drawn story={emptied(story)} step={{ ...step, moment: 0 }} />
        ) : (
          <SiteBytes story={story} />
        )}
      </div>
      <Choices choices={choiceWords(question)} />
    </div>
  )
}

/** What a register holds tells which one dies: until then nobody sees it. */
const emptied = (story: Ia64Story): Ia64Story => ({
  ...story,
  pictures: story.pictures.map((picture) =>
    picture.kind === 'accident'
      ? { ...picture, moments: picture.moments.map((each) => ({ ...each, contents: [] })) }
      : picture,
  ),
})

const choiceWords = (question: Question): readonly string[] =>
  question.about === 'register'
    ? question.choices.map((alias) => alias ?? itanium.asked.none)
    : question.choices.map((choice) => itanium.asked.choices[choice])

/** The bundles of the site as they are, and places whose bytes nobody is to know yet. */
const SiteBytes = ({ story: { decision } }: { readonly story: Ia64Story }) => (
  <ol className={pictures.bundles}>
    {Array.from({ length: Math.ceil(decision.before.length / 16) }, (_, at) => (
      <li key={at}>
        <ByteRow
          bytes={decision.before.slice(16 * at, 16 * at + 16)}
          label={itaniumPictures.before}
        />
      </li>
    ))}
  </ol>
)
