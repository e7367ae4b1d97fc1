import type { Ia64Step } from '../../../src/ia64/story/steps.ts'
import type { Ia64Story } from '../../../src/ia64/story/told.ts'
import { sourcesOf } from '../../../src/provenance/index.ts'
import { outcomes } from '../../machines/ia64/layout.ts'
import { ia64 } from '../../messages/ia64.ts'
import { itaniumPlace, itaniumWordsOf } from '../../messages/itaniumStory.ts'
import { messages } from '../../messages/index.ts'
import { provenanceWords } from '../../messages/provenance.ts'
import {
  itaniumPlatform,
  selectItanium,
  selectItaniumPage,
  selectItaniumStep,
  selectItaniumStory,
} from '../../state/itanium.ts'
import { selectStaleLine } from '../../state/stale.ts'
import { useApp } from '../../state/store.ts'
import { Chip } from '../../ui/Chip.tsx'
import { OutcomeMark } from '../../ui/OutcomeMark.tsx'
import steps from '../Step/Step.module.css'
import { StaleChip } from '../Empty/Stale.tsx'
import { Explained } from '../Glossary/Explained.tsx'
import { SourceChip } from '../SourceChip.tsx'
import { sourcesOfItanium } from './sources.ts'
import { CostTable } from './CostTable.tsx'
import { Drawn } from './Drawn.tsx'
import styles from './Ia64.module.css'
import { ItaniumComparePanel, ItaniumEmpty, ItaniumRun } from './otherViews.ts'
import { OtherWays } from './OtherWays.tsx'
import { SiteList } from './SiteList.tsx'

/** The story of a listing for Itanium: the step in view, its picture, what becomes of the site, and the price. */
export function ItaniumStory() {
  const page = useApp(selectItaniumPage)
  const story = useApp(selectItaniumStory)
  const step = useApp(selectItaniumStep)
  const faded = useApp((state) => selectStaleLine(state) !== null)
  const comparing = useApp((state) => state.compare.open)
  const running = useApp((state) => state.run.open)
  if (running && page !== 'refused') return <ItaniumRun />
  if (page === 'starting') return null
  if (page !== 'story') return <ItaniumEmpty />
  if (comparing) return <ItaniumComparePanel />
  return (
    <>
      <SiteList />
      {story && step && (
        <div className={styles.steps}>
          <StaleChip />
          <div className={styles.panels} data-faded={faded || undefined}>
            <StepView story={story} step={step} />
            <Outcome story={story} />
            <OtherWays story={story} />
            {story.site.kind === 'bundle' && <CostTable costs={story.costs} />}
          </div>
        </div>
      )}
    </>
  )
}

interface StepProps {
  readonly story: Ia64Story
  readonly step: Ia64Step
}

function StepView({ story, step }: StepProps) {
  const platform = useApp(itaniumPlatform) ?? 'native'
  const sites = useApp(selectItanium)?.stories.length ?? 0
  const place = useApp((state) => state.playback.place?.step ?? 0)
  const picture = story.pictures[step.picture]
  if (!picture) return null
  const { headline, context } = itaniumWordsOf({ story, step, platform })
  const label = itaniumPlace.label(story.index + 1, sites, place + 1, story.steps.length)
  return (
    <section className={steps.panel} aria-label={messages.step.region}>
      <p className={steps.label}>
        <span>{label}</span>
        <Chip title={ia64.basisSentence(picture.basis)}>{ia64.basis(picture.basis)}</Chip>
        <SourceChip of={sourcesOfItanium(picture, story)} about={provenanceWords.about.step} />
      </p>
      <h2 className={steps.headline}>
        {/* One piece: a headline lays its children out. */}
        <span>
          <Explained text={headline} beside={[context]} />
        </span>
      </h2>
      <p className={steps.context}>
        <Explained text={context} />
      </p>
      <div className={styles.picture}>
        <Drawn story={story} step={step} />
      </div>
      <output className="unseen" aria-live="polite" aria-atomic="true">
        {`${label}: ${headline}`}
      </output>
    </section>
  )
}

/** What stands in the site at last, why, and what of the code around dies of it. */
function Outcome({ story }: { readonly story: Ia64Story }) {
  const { outcome, because, hazards, basis } = story.decision
  const rules = useApp((state) => state.document.itaniumRules)
  return (
    <section className={styles.outcome} aria-label={itaniumPlace.outcome}>
      <p>
        <OutcomeMark outcome={outcomes[outcome]} />
        <span className={styles.said}>
          {ia64.outcome(outcome)}
          {because && `: ${ia64.reason(because)}`}
        </span>
        <Chip title={ia64.basisSentence(basis)}>{ia64.basis(basis)}</Chip>
        <SourceChip of={sourcesOf.itaniumRules[rules]} about={provenanceWords.about.outcome} />
      </p>
      {hazards.map((hazard) => (
        <p key={hazard.register} className={styles.hazard}>
          <Chip look="destroyed">{hazard.register}</Chip>
          <span className={styles.said}>{ia64.hazard(hazard)}</span>
        </p>
      ))}
    </section>
  )
}
