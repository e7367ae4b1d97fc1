import { useEffect, useState } from 'react'
import type { SiteStory } from '../../../src/analysis/analysis.ts'
import type { VariantId } from '../../../src/backends/backend.ts'
import { namesIn } from '../../../src/x86/registers.ts'
import { machines } from '../../commands/present/switches.ts'
import { messages } from '../../messages/index.ts'
import { listed } from '../../messages/phrase.ts'
import { present as words } from '../../messages/present.ts'
import { calleeOf, outcomeWords, type Scene } from '../../messages/story.ts'
import { isReplacement } from '../../panels/Bytes/strip.ts'
import { useScene } from '../../panels/useScene.ts'
import { selectBackend } from '../../state/selectors.ts'
import { useApp } from '../../state/store.ts'
import { defaultVariant } from '../../state/variants.ts'
import { OutcomeMark } from '../../ui/OutcomeMark.tsx'
import { toneOf } from '../../ui/tone.ts'
import { type SurveyAnswer, survey } from '../../worker/survey.ts'
import { Headline } from '../Headline.tsx'
import screen from '../Present.module.css'
import { useHere } from '../useHere.ts'
import styles from './Layouts.module.css'

type Answers = Readonly<Partial<Record<VariantId, SurveyAnswer>>>

/** 5: one site, and what every machine makes of it. */
export function CompareLayout() {
  const here = useHere()
  const answers = useAnswers()
  const backend = useApp(selectBackend)
  if (!here) return null
  const { site } = here.story
  return (
    <div className={screen.body}>
      <Headline phrase={[words.compare.headline(site.length)]} context={words.compare.context} />
      <div className={styles.cells}>
        {machines.map((machine) => (
          <section
            key={machine}
            className={styles.machine}
            data-here={machine === backend || undefined}
          >
            <h2>{messages.names.backend[machine]}</h2>
            <Cell answer={answers[defaultVariant(machine)]} site={site.index} />
          </section>
        ))}
      </div>
    </div>
  )
}

function useAnswers(): Answers {
  const input = useApp((state) => state.analysis.shown?.input)
  const [answers, setAnswers] = useState<Answers>({})
  // The machine in view is one of those that are asked.
  const asked = input && JSON.stringify({ ...input, variant: 'xen' })
  useEffect(() => {
    setAnswers({})
    if (!input) return
    return survey(input, machines.map(defaultVariant), (variant, answer) =>
      setAnswers((known) => ({ ...known, [variant]: answer })),
    )
    // oxlint-disable-next-line react/exhaustive-deps -- all of the input but the machine
  }, [asked])
  return answers
}

interface CellProps {
  readonly answer: SurveyAnswer | undefined
  readonly site: number
}

function Cell({ answer, site }: CellProps) {
  if (answer === undefined) return <p className={styles.quiet}>{words.compare.waiting}</p>
  if (answer === null) return <p className={styles.quiet}>{words.compare.never}</p>
  const story = answer.stories[site]
  return story ? <Outcome story={story} /> : <p className={styles.quiet}>{words.compare.none}</p>
}

function Outcome({ story }: { readonly story: SiteStory }) {
  const scene = useScene(story)
  const { outcome, candidates, chosen } = story.decision
  const callee = calleeOf(story)
  const candidate = candidates[chosen]
  const used = candidate && isReplacement(candidate) ? candidate.code.length : null
  return (
    <>
      <p className={styles.outcome} data-tone={toneOf(outcome, callee)}>
        <OutcomeMark outcome={outcome} callee={callee} />
        {outcomeWords(story)}
      </p>
      {used !== null && (
        <p className={styles.quiet}>{words.compare.uses(used, story.site.length)}</p>
      )}
      <p className={styles.quiet}>{destroyed(scene)}</p>
    </>
  )
}

function destroyed({ story, arch }: Scene): string {
  const done = story.steps.find((step) => step.kind === 'done')
  const names = done ? namesIn(arch, done.destroyed) : []
  return names.length === 0 ? words.compare.nothing : words.compare.destroys(listed(names))
}
