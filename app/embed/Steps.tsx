import { buttonProps } from '../commands/buttonProps.ts'
import { playPause } from '../commands/playPause.ts'
import { messages } from '../messages/index.ts'
import { StoryTrack } from '../panels/Timeline/StoryTrack.tsx'
import { selectIsAsking } from '../state/present.ts'
import { selectCanStep, selectStory } from '../state/selectors.ts'
import { useApp } from '../state/store.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import styles from './Embed.module.css'

const words = messages.timeline

/** The steps of the site in view, to play or to scrub through. */
export function Steps() {
  const story = useApp(selectStory)
  const playing = useApp((state) => state.playback.playing)
  const canNext = useApp((state) => selectCanStep(state, 1))
  // How many steps there are, and which decides, tells something of the answer.
  const asking = useApp(selectIsAsking)
  if (!story || asking) return null
  const label = playing ? words.pause : words.play
  return (
    <section className={styles.timeline} aria-label={words.region}>
      <Button
        square
        aria-label={label}
        aria-disabled={!playing && !canNext}
        data-playback
        {...buttonProps(playPause, label)}
      >
        <Icon name={playing ? 'pause' : 'play'} />
      </Button>
      <div className={styles.track}>
        <StoryTrack story={story} label={null} />
      </div>
    </section>
  )
}
