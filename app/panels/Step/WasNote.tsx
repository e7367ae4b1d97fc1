import type { Was } from '../../state/analysisSlice.ts'
import { useApp } from '../../state/store.ts'
import { backendOf } from '../../state/variants.ts'
import { messages } from '../../messages/index.ts'
import styles from './Step.module.css'

/** What the decision was before a switch of backend or rules; the player lets it go after a while. */
export function WasNote() {
  const was = useApp((state) => state.playback.was)
  return was && <small className={styles.was}>{wasWords(was)}</small>
}

function wasWords({ outcome, callee, by }: Was): string {
  const { names, step } = messages
  const place = 'variant' in by ? variantWords(by.variant) : names.rules[by.rules]
  return step.was(names.outcomeOf(outcome, callee), place)
}

function variantWords(variant: Parameters<typeof backendOf>[0]): string {
  const backend = backendOf(variant)
  return variant === backend ? messages.names.backendShort[backend] : variant
}
