import type { ReactNode } from 'react'
import { lineIndex, positionAt } from '../../../src/base/span.ts'
import { itanium } from '../../messages/itanium.ts'
import { messages } from '../../messages/index.ts'
import { ia64Samples } from '../../samples/ia64/index.ts'
import { itaniumBreak, selectItaniumPage } from '../../state/itanium.ts'
import { selectBackend } from '../../state/selectors.ts'
import { store, useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import styles from '../Empty/EmptyPanel.module.css'

const words = itanium.empty

/** Says why there is no story, and offers what would give one. */
export function ItaniumEmpty() {
  const page = useApp(selectItaniumPage)
  const backend = useApp(selectBackend)
  if (page === 'refused') {
    return (
      <State sentence={words.refused(messages.names.backend[backend])}>
        <Button look="primary" onClick={() => store.getState().setBackend('xen')}>
          {words.switchTo(messages.names.backend.xen)}
        </Button>
        <Button onClick={() => store.getState().setBackend('native')}>
          {words.switchTo(messages.names.backend.native)}
        </Button>
      </State>
    )
  }
  if (page === 'errors') return <Broken />
  if (page === 'starting') return null
  return (
    <State sentence={page === 'no-text' ? words.noText : words.noSite}>
      {ia64Samples.slice(0, 3).map(({ id, title }, at) => (
        <Button
          key={id}
          look={at === 0 ? 'primary' : 'plain'}
          onClick={() => store.getState().openItaniumSample(id)}
        >
          {title}
        </Button>
      ))}
    </State>
  )
}

interface StateProps {
  readonly sentence: string
  readonly children: ReactNode
}

const State = ({ sentence, children }: StateProps) => (
  <section className={styles.state} aria-label={messages.step.region}>
    <h2 className={styles.sentence}>
      <output>{sentence}</output>
    </h2>
    <p className={styles.actions}>{children}</p>
  </section>
)

/** The first error in words, and the way to its line. */
function Broken() {
  const latest = useApp((state) => state.itanium.latest)
  const found = latest && itaniumBreak(latest)
  if (!latest || !found) return null
  const { line } = positionAt(lineIndex(latest.input.listing), found.span.from)
  return (
    <State sentence={found.message}>
      <Button look="primary" onClick={() => store.getState().setView({ wanted: { line } })}>
        {words.goToLine(line)}
      </Button>
    </State>
  )
}
