import { useEffect } from 'react'
import type { Was } from '../../state/analysisSlice.ts'
import { store, useApp } from '../../state/store.ts'
import { backendOf } from '../../state/variants.ts'
import { messages } from '../../messages/index.ts'
import styles from './Step.module.css'

/** How long it stands beside the headline, in milliseconds. */
const shownFor = 4000

/** What the decision was before a switch of backend or rules. */
export function WasNote() {
  const was = useApp((state) => state.playback.was)
  useEffect(() => {
    if (!was) return
    const timer = setTimeout(() => store.getState().forgetWas(), shownFor)
    return () => clearTimeout(timer)
  }, [was])
  return was && <small className={styles.was}>{wasWords(was)}</small>
}

function wasWords({ outcome, by }: Was): string {
  const { names, step } = messages
  const place = 'variant' in by ? variantWords(by.variant) : names.rules[by.rules]
  return step.was(names.outcome[outcome], place)
}

function variantWords(variant: Parameters<typeof backendOf>[0]): string {
  const backend = backendOf(variant)
  return variant === backend ? messages.names.backendShort[backend] : variant
}
