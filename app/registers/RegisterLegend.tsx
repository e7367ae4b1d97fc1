import { registers } from '../messages/registers.ts'
import { itanium } from '../messages/itanium.ts'
import { type AppState, useApp } from '../state/store.ts'
import type { Look } from './picture.ts'
import styles from './RegisterLegend.module.css'
import cells from './Registers.module.css'

const words = registers.legend

interface Mark {
  readonly look: Look
  readonly letter?: string
  readonly meaning: string
}

const states: readonly Mark[] = [
  { look: 'live', meaning: words.live },
  { look: 'read', letter: 'R', meaning: words.read },
  { look: 'write', letter: 'W', meaning: words.write },
  { look: 'read-write', letter: 'RW', meaning: words.both },
  { look: 'dead-write', letter: 'W', meaning: words.dead },
  { look: 'held', letter: 'c', meaning: words.held },
  { look: 'may-destroy', meaning: words.mayDestroy },
  { look: 'destroyed', letter: '✕', meaning: words.destroyed },
  { look: 'saved', letter: 's', meaning: words.saved },
  { look: 'kept', letter: 't', meaning: words.kept },
]

const changes: readonly Mark[] = [
  { look: 'gone', letter: '−', meaning: words.gone },
  { look: 'new', letter: '+', meaning: words.new },
  { look: 'same', meaning: words.same },
  { look: 'given-up', meaning: words.givenUp },
]

/** What a text for Itanium shows. */
const itaniumStates: readonly Mark[] = [
  ...states.filter(({ look }) =>
    ['live', 'read', 'write', 'read-write', 'dead-write'].includes(look),
  ),
  { look: 'may-destroy', meaning: itanium.legend.mayDestroy },
  { look: 'destroyed', letter: '✕', meaning: itanium.legend.destroyed },
  { look: 'absent', meaning: itanium.legend.absent },
]

const marksOf = ({ view, document }: AppState): readonly Mark[] => {
  if (document.machine === 'ia64' && view.registers !== 'difference') return itaniumStates
  return view.registers === 'difference' ? changes : states
}

const legendId = 'register-legend'

/** A "?" that opens what each picture of a cell means. */
export function RegisterLegend() {
  const marks = useApp(marksOf)
  const flags = useApp(({ document }) => document.machine === 'x86')
  return (
    <>
      <button
        type="button"
        className={styles.open}
        popoverTarget={legendId}
        aria-label={words.open}
        title={words.open}
      >
        ?
      </button>
      <div id={legendId} className={styles.legend} popover="auto">
        <h2 className={styles.title}>{words.title}</h2>
        <dl>
          {marks.map((mark) => (
            <div key={mark.meaning} className={styles.row}>
              <dt className={styles.mark}>
                <span
                  className={`${cells.cell} ${cells.bar}`}
                  data-look={mark.look}
                  data-letter={mark.letter}
                  style={{ left: 0, width: 26 }}
                />
              </dt>
              <dd>{mark.meaning}</dd>
            </div>
          ))}
          <Sign sign="5" meaning={words.count} />
          <Sign sign="▲" alarming meaning={words.alarm} />
          {flags && <Sign sign={registers.flags} meaning={words.flags} />}
        </dl>
      </div>
    </>
  )
}

interface SignProps {
  readonly sign: string
  readonly meaning: string
  readonly alarming?: boolean
}

const Sign = ({ sign, meaning, alarming }: SignProps) => (
  <div className={styles.row}>
    <dt className={styles.sign} data-alarming={alarming || undefined}>
      {sign}
    </dt>
    <dd>{meaning}</dd>
  </div>
)
