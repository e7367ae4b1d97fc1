import type { SiteStory } from '../../../src/analysis/analysis.ts'
import type { Step } from '../../../src/patch/step.ts'
import { bootSteps } from '../../messages/bootSteps.ts'
import { messages } from '../../messages/index.ts'
import { spokenSiteOf } from '../../messages/spokenSite.ts'
import { contextOf, headlineOf, isOddity, openingWords, type Scene } from '../../messages/story.ts'
import { selectIsAsking } from '../../state/present.ts'
import { selectOpening } from '../../state/opening.ts'
import {
  sameInput,
  selectCost,
  selectInput,
  selectStepIndex,
  selectStories,
  selectStory,
} from '../../state/selectors.ts'
import { type AppState, useApp } from '../../state/store.ts'
import { Chip } from '../../ui/Chip.tsx'
import { Explained } from '../Glossary/Explained.tsx'
import { useScene } from '../useScene.ts'
import { StepPicture } from './pictures/StepPicture.tsx'
import { Announcement } from './Announcement.tsx'
import { HeadlineWords } from './HeadlineWords.tsx'
import { StepNotes } from './StepNotes.tsx'
import { StepSource } from './StepSource.tsx'
import { StepThrough } from './StepThrough.tsx'
import styles from './Step.module.css'
import { WasNote } from './WasNote.tsx'

/** The engine has not answered yet what the switches and the text ask. */
const selectIsBusy = (state: AppState): boolean => {
  const { latest } = state.analysis
  return latest === null || !sameInput(selectInput(state), latest.input)
}

/** What this step says: a headline and one sentence. */
export function StepPanel() {
  const story = useApp(selectStory)
  const index = useApp(selectStepIndex)
  const step = story?.steps[index]
  return story && step ? <StepWords story={story} step={step} index={index} /> : null
}

interface StepWordsProps {
  readonly story: SiteStory
  readonly step: Step
  readonly index: number
}

function StepWords({ story, step, index }: StepWordsProps) {
  const scene = useScene(story)
  const opening = useApp(selectOpening) && step.kind === 'choose'
  const busy = useApp(selectIsBusy)
  const words = opening
    ? openingWords(scene, step)
    : { headline: headlineOf(scene, step), context: contextOf(scene, step) }
  return (
    <section className={styles.panel} aria-label={messages.step.region} aria-busy={busy}>
      {!opening && <StepLabel scene={scene} step={step} index={index} />}
      <h2 className={styles.headline}>
        <HeadlineWords phrase={words.headline} beside={words.context} />
        <WasNote />
      </h2>
      <p className={styles.context}>
        <Explained text={words.context} />
      </p>
      <Registers scene={scene} />
      {!opening && <StepPicture scene={scene} step={step} />}
      {opening ? <StepThrough /> : <StepNotes scene={scene} step={step} beside={words.context} />}
      <Announcement scene={scene} step={step} label={useLabel(story, index)} />
    </section>
  )
}

function useLabel(story: SiteStory, index: number): string {
  const sites = useApp(selectStories).length
  const steps = useApp(selectIsAsking) ? null : story.steps.length
  return messages.step.label(story.site.index + 1, sites, index + 1, steps)
}

/** Modules lie above this; a typed listing of 6.1 stands for one of them. */
const moduleArea = 0xffffffffc0000000n

/** What is a model here, in words; null where every byte is a kernel's own. */
function modelHint({ decision: { rules }, site }: SiteStory): string | null {
  if (rules === 'design') return messages.names.modelHint
  return rules === '6.1' && site.address >= moduleArea ? bootSteps.model : null
}

interface StepLabelProps {
  readonly scene: Scene
  readonly step: Step
  readonly index: number
}

function StepLabel({ scene, step, index }: StepLabelProps) {
  const hint = modelHint(scene.story)
  const label = useLabel(scene.story, index)
  return (
    <p className={styles.label}>
      <span>{label}</span>
      {hint !== null && <Chip title={hint}>{messages.names.model}</Chip>}
      {isOddity(scene, step) && (
        <Chip title={messages.names.kernelHint}>{messages.step.kernels}</Chip>
      )}
      <StepSource step={step} />
    </p>
  )
}

/** What the register columns and the price show, in one breath for a screen reader. */
function Registers({ scene }: { readonly scene: Scene }) {
  const cost = useApp(selectCost)
  return cost && <p className="unseen">{spokenSiteOf(scene, cost)}</p>
}
