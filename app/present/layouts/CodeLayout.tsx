import { present as words } from '../../messages/present.ts'
import { headlineOf } from '../../messages/story.ts'
import { useScene } from '../../panels/useScene.ts'
import { selectIsCovered } from '../../state/present.ts'
import { selectBackend } from '../../state/selectors.ts'
import { useApp } from '../../state/store.ts'
import { Headline } from '../Headline.tsx'
import { Choices } from '../Question.tsx'
import screen from '../Present.module.css'
import { useFit } from '../useFit.ts'
import { useHere } from '../useHere.ts'
import { CodeListing } from './CodeListing.tsx'

/** 2: the code around the site, with the register columns and without addresses. */
export function CodeLayout() {
  const here = useHere()
  const covered = useApp(selectIsCovered)
  const fit = useFit([here?.story, here?.step, covered])
  if (!here) return null
  return (
    <div ref={fit} className={screen.body}>
      {covered ? <AskedHeadline /> : <StepHeadline {...here} />}
      <CodeListing />
      {covered && <Choices />}
    </div>
  )
}

function StepHeadline({ story, step }: NonNullable<ReturnType<typeof useHere>>) {
  return <Headline phrase={headlineOf(useScene(story), step)} />
}

function AskedHeadline() {
  const backend = useApp(selectBackend)
  return <Headline phrase={[words.question.headline(backend)]} />
}
