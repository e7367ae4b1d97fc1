import { machineOf } from '../machines/index.ts'
import { registers } from '../messages/registers.ts'
import { type AppState, useApp } from '../state/store.ts'
import type { Look } from './picture.ts'
import styles from './RegisterKey.module.css'
import cells from './Registers.module.css'

const words = registers.key

interface Mark {
  readonly look: Look
  readonly letter?: string
  readonly meaning: string
}

const states: readonly Mark[] = [
  { look: 'live', meaning: words.live },
  { look: 'read', letter: 'R', meaning: words.read },
  { look: 'write', letter: 'W', meaning: words.write },
  { look: 'may-destroy', meaning: words.mayDestroy },
  { look: 'destroyed', letter: '✕', meaning: words.destroyed },
]

const saved: readonly Mark[] = [
  { look: 'saved', letter: 's', meaning: words.saved },
  { look: 'kept', letter: 't', meaning: words.kept },
  { look: 'held', letter: 'c', meaning: words.held },
]

const changes: readonly Mark[] = [
  { look: 'same', meaning: words.same },
  { look: 'gone', letter: '−', meaning: words.gone },
  { look: 'new', letter: '+', meaning: words.new },
  { look: 'given-up', meaning: words.givenUp },
]

const itanium: readonly Mark[] = [...states, { look: 'absent', meaning: words.absent }]
const all: readonly Mark[] = [...states, ...saved]

const marksOf = ({ view, document }: AppState): readonly Mark[] => {
  if (view.registers === 'difference') return changes
  return document.machine === 'ia64' ? itanium : all
}

/** What the pictures of the cells are, in one word each, always in view; cells say it themselves to who listens. */
export function RegisterKey() {
  const marks = useApp(marksOf)
  const drawn = useApp((state) => machineOf(state).drawn(state) !== null)
  if (!drawn) return null
  return (
    <p className={styles.key} aria-hidden="true">
      {marks.map(({ look, letter, meaning }) => (
        <span key={look} className={styles.item}>
          <span className={styles.mark}>
            <span
              className={`${cells.cell} ${cells.bar}`}
              data-look={look}
              data-letter={letter}
              style={{ left: 0, width: 22 }}
            />
          </span>
          {meaning}
        </span>
      ))}
    </p>
  )
}
