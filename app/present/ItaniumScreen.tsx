import type { Ia64Step } from '../../src/ia64/story/steps.ts'
import type { Ia64Story } from '../../src/ia64/story/told.ts'
import { itanium } from '../messages/itanium.ts'
import { itaniumWordsOf } from '../messages/itaniumStory.ts'
import { messages } from '../messages/index.ts'
import { CostTable } from '../panels/Ia64/CostTable.tsx'
import { Drawn } from '../panels/Ia64/Drawn.tsx'
import { ItaniumCompare } from '../panels/Ia64/ItaniumCompare.tsx'
import {
  itaniumPlatform,
  selectItaniumPage,
  selectItaniumStep,
  selectItaniumStory,
} from '../state/itanium.ts'
import { selectIsCovered, selectLayout } from '../state/present.ts'
import { selectBackend } from '../state/selectors.ts'
import { selectItaniumRun } from '../state/lastMoment.ts'
import { useApp } from '../state/store.ts'
import { Headline } from './Headline.tsx'
import { ItaniumQuestion } from './ItaniumQuestion.tsx'
import { ItaniumRunScreen } from './ItaniumRunScreen.tsx'
import { CodeListing } from './layouts/CodeListing.tsx'
import styles from './Present.module.css'
import { useFit } from './useFit.ts'
import { unit, useMeasured } from './useUnit.ts'
import { zoomed } from './zoomed.ts'

/** The smallest type of the drawings in the workbench, pixels. */
const smallest = 11
/** The least that the last row reads, in units of all sizes. */
const least = 2.6

/** How much larger the drawings of the workbench are to be, at the smallest size that is projected. */
const zoomNow = (): number => (unit() * least) / smallest

/** A step of the Itanium chapter before a room: its sentence, and its drawing in sizes for the last row. */
export function ItaniumScreen() {
  const page = useApp(selectItaniumPage)
  const backend = useApp(selectBackend)
  const story = useApp(selectItaniumStory)
  const step = useApp(selectItaniumStep)
  const covered = useApp(selectIsCovered)
  const layout = useApp(selectLayout)
  const run = useApp(selectItaniumRun)
  const zoom = useMeasured(zoomNow)
  if (page === 'refused') {
    const said = itanium.empty.refused(messages.names.backend[backend])
    return (
      <div className={styles.body}>
        <Headline phrase={[said]} />
      </div>
    )
  }
  if (covered && story && step) return <ItaniumQuestion story={story} step={step} zoom={zoom} />
  if (layout === 'run' && run) return <ItaniumRunScreen run={run} zoom={zoom} />
  if (!story || !step) return <div className={styles.body} aria-busy="true" />
  return <Told story={story} step={step} zoom={zoom} />
}

interface ToldProps {
  readonly story: Ia64Story
  readonly step: Ia64Step
}

function Told({ story, step, zoom }: ToldProps & { readonly zoom: number }) {
  const platform = useApp(itaniumPlatform) ?? 'native'
  const layout = useApp(selectLayout)
  const fit = useFit([story, step, layout])
  const { headline, context, inRoom } = itaniumWordsOf({ story, step, platform })
  if (layout === 'code') {
    return (
      <div ref={fit} className={styles.body}>
        <Headline phrase={[headline]} />
        <CodeListing />
      </div>
    )
  }
  return (
    <div ref={fit} className={styles.body} data-projected>
      <Headline phrase={[headline]} context={inRoom ?? context} />
      <div className={styles.drawing} style={zoomed(zoom)}>
        <Drawing story={story} step={step} />
      </div>
    </div>
  )
}

/** Layouts that show something else than the step. */
function Drawing({ story, step }: ToldProps) {
  const layout = useApp(selectLayout)
  if (layout === 'price') return <CostTable costs={story.costs} />
  if (layout === 'compare') return <ItaniumCompare />
  return <Drawn story={story} step={step} />
}
