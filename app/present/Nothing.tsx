import { empty } from '../messages/empty.ts'
import { refusalSentence } from '../../src/backends/refusal.ts'
import { present as words } from '../messages/present.ts'
import { selectFirstBreak, selectPageState } from '../state/selectors.ts'
import type { AppState } from '../state/store.ts'
import { store, useApp } from '../state/store.ts'
import { Button } from '../ui/Button.tsx'
import { Headline } from './Headline.tsx'
import styles from './Present.module.css'

/** The first answer took too long: on a busy machine the next one may not. */
const isStopped = (state: AppState): boolean =>
  selectPageState(state) === 'starting' && state.analysis.trouble?.kind === 'stopped'

/** Why there is no story, in the one sentence that has room. */
function selectSentence(state: AppState): string {
  const { refused, shown } = state.analysis
  const page = selectPageState(state)
  if (refused) return refusalSentence(refused.refusal)
  if (page === 'errors') return selectFirstBreak(state)?.message ?? ''
  if (page === 'no-text') return empty.noText
  if (isStopped(state)) return empty.tooLong
  if (page !== 'no-site' || !shown) return ''
  const { instructions, bytes } = shown.counts
  const told = state.document.variant === 'off' ? empty.noParavirt : empty.noSite
  return told(instructions, bytes)
}

/** In place of a picture. Nothing at all while the first answer is on its way. */
export function Nothing() {
  const sentence = useApp(selectSentence)
  const stopped = useApp(isStopped)
  return (
    <div className={styles.body} aria-busy={sentence === ''}>
      {sentence === '' ? (
        <p className="unseen">{words.screen.starting}</p>
      ) : (
        <Headline phrase={[sentence]} />
      )}
      {stopped && (
        <Button look="primary" onClick={() => store.getState().report(null)}>
          {empty.again}
        </Button>
      )}
    </div>
  )
}
