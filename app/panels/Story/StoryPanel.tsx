import { selectOpening, selectSite, selectSiteFaded } from '../../state/selectors.ts'
import { useApp } from '../../state/store.ts'
import { classes } from '../../ui/classes.ts'
import { BytesPanel } from '../Bytes/BytesPanel.tsx'
import { CandidatesPanel } from '../Candidates/CandidatesPanel.tsx'
import { SiteChips } from '../SiteChips/SiteChips.tsx'
import { StepPanel } from '../Step/StepPanel.tsx'
import { WhyPanel } from '../Why/WhyPanel.tsx'
import styles from './Story.module.css'

/** The right half of the page: what happens to the site in view, at this step. */
export function StoryPanel() {
  const opening = useApp(selectOpening)
  const faded = useApp((state) => selectSiteFaded(state, selectSite(state)))
  return (
    <div className={styles.column}>
      <SiteChips />
      <div className={classes(styles.story, faded && styles.faded)}>
        <StepPanel />
        <BytesPanel />
        <CandidatesPanel />
        {!opening && <WhyPanel />}
      </div>
    </div>
  )
}
