import { empty } from '../../messages/empty.ts'
import type { ReactNode } from 'react'
import { refusalSentence } from '../../../src/backends/refusal.ts'
import { archOf } from '../../../src/ops/op.ts'
import { insertSite } from '../../commands/insertSite.ts'
import { revert } from '../../commands/revert.ts'
import { toBrokenLine } from '../../commands/toBrokenLine.ts'
import { tryScan } from '../../commands/tryScan.ts'
import { buttonProps } from '../../commands/buttonProps.ts'
import { type Command, canPerform } from '../../commands/command.ts'
import { messages } from '../../messages/index.ts'
import { samples } from '../../samples/index.ts'
import { selectBrokenLine, selectFirstBreak, selectPageState } from '../../state/selectors.ts'
import { store, useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './EmptyPanel.module.css'

const words = empty

/** Says why there is no story, and offers what would give one. */
export function EmptyPanel() {
  const page = useApp(selectPageState)
  if (page === 'refused') return <Refused />
  if (page === 'no-text') return <NoText />
  if (page === 'no-site') return <NoSite />
  return page === 'errors' ? <OnlyErrors /> : <Starting />
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

interface CommandButtonProps {
  readonly command: Command
  readonly label: string
  /** The one that most people want next. */
  readonly first?: boolean
}

function CommandButton({ command, label, first = false }: CommandButtonProps) {
  const available = useApp((state) => canPerform(command, state))
  if (!available) return null
  return (
    <Button look={first ? 'primary' : 'plain'} {...buttonProps(command, label)}>
      {label}
    </Button>
  )
}

const NoText = () => (
  <State sentence={words.noText}>
    {samples.slice(0, 3).map(({ id, title }, at) => (
      <Button
        key={id}
        look={at === 0 ? 'primary' : 'plain'}
        onClick={() => store.getState().openSample(id)}
      >
        {title}
      </Button>
    ))}
  </State>
)

/** The first answer took too long: on a busy machine the next one may not. */
function Starting() {
  const trouble = useApp((state) => state.analysis.trouble)
  if (trouble?.kind !== 'stopped') return null
  return (
    <State sentence={words.tooLong}>
      <Button look="primary" onClick={() => store.getState().report(null)}>
        {words.again}
      </Button>
    </State>
  )
}

function NoSite() {
  const counts = useApp((state) => state.analysis.shown?.counts)
  const off = useApp((state) => state.analysis.shown?.input.variant === 'off')
  if (off) {
    return (
      <State sentence={words.noParavirt(counts?.instructions ?? 0, counts?.bytes ?? 0)}>
        <Button look="primary" onClick={() => store.getState().setVariant('xen')}>
          {words.switchTo(messages.names.backend.xen)}
        </Button>
      </State>
    )
  }
  return (
    <State sentence={words.noSite(counts?.instructions ?? 0, counts?.bytes ?? 0)}>
      <CommandButton first command={insertSite} label={words.insertSite} />
      <CommandButton command={tryScan} label={words.scan} />
    </State>
  )
}

function OnlyErrors() {
  const first = useApp(selectFirstBreak)
  const line = useApp(selectBrokenLine)
  return (
    <State sentence={first?.message ?? ''}>
      {line !== null && <CommandButton first command={toBrokenLine} label={words.goToLine(line)} />}
      <CommandButton command={revert} label={words.undo} />
    </State>
  )
}

function Refused() {
  const refused = useApp((state) => state.analysis.refused)
  if (!refused) return null
  const { variant, config } = refused.refusal.nearest
  const target = config === '32pae' ? `${archOf(config)} PAE` : archOf(config)
  return (
    <State sentence={refusalSentence(refused.refusal)}>
      <Button look="primary" onClick={() => store.getState().runOn(variant, config)}>
        {words.switchTo(target)}
      </Button>
    </State>
  )
}
