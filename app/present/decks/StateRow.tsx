import { type DeckState, type PresentLayout, presentLayouts } from '../../../src/share/deck.ts'
import { present as words } from '../../messages/present.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import styles from './Decks.module.css'

const { decks, layouts } = words

interface StateRowProps {
  readonly state: DeckState
  /** From 0. */
  readonly index: number
  readonly count: number
  readonly onChange: (part: Partial<DeckState>) => void
  readonly onMove: (by: 1 | -1) => void
  readonly onDuplicate: () => void
  readonly onRemove: () => void
  readonly onPlay: () => void
}

/** One state of the own deck, everything about it in reach. */
export function StateRow(props: StateRowProps) {
  const { state, index, onChange } = props
  const number = index + 1
  return (
    <fieldset className={styles.state} aria-label={decks.state(number)}>
      <div className={styles.line}>
        <b className={styles.number}>{number}</b>
        <input
          type="text"
          className={styles.wide}
          aria-label={decks.stateTitle(number)}
          value={state.title}
          maxLength={200}
          onChange={({ target }) => onChange({ title: target.value })}
        />
        <Buttons {...props} />
      </div>
      <textarea
        aria-label={decks.notes(number)}
        placeholder={decks.notesHint}
        rows={2}
        maxLength={20_000}
        value={state.notes}
        onChange={({ target }) => onChange({ notes: target.value })}
      />
      <div className={styles.line}>
        <input
          type="number"
          aria-label={decks.minutes(number)}
          min={0}
          max={600}
          step={0.5}
          value={state.minutes}
          onChange={({ target }) => onChange({ minutes: within(target.valueAsNumber) })}
        />
        <span>{decks.minutesUnit}</span>
        <label>
          <input
            type="checkbox"
            aria-label={decks.askOf(number)}
            checked={state.ask}
            onChange={({ target }) => onChange({ ask: target.checked })}
          />
          {decks.ask}
        </label>
        <Layout {...props} />
      </div>
    </fieldset>
  )
}

const within = (minutes: number): number =>
  Number.isFinite(minutes) ? Math.max(0, Math.min(600, minutes)) : 0

function Layout({ state, index, onChange }: StateRowProps) {
  return (
    <select
      aria-label={decks.layoutOf(index + 1)}
      value={state.layout ?? ''}
      onChange={({ target }) =>
        onChange({ layout: (target.value || null) as PresentLayout | null })
      }
    >
      <option value="">{decks.auto}</option>
      {presentLayouts.map((layout) => (
        <option key={layout} value={layout}>
          {layouts[layout]}
        </option>
      ))}
    </select>
  )
}

function Buttons({ index, count, onMove, onDuplicate, onRemove, onPlay }: StateRowProps) {
  const number = index + 1
  const last = index === count - 1
  return (
    <>
      <Sign icon="play" name={decks.show(number)} onClick={onPlay} />
      <Sign icon="up" name={decks.up(number)} disabled={index === 0} onClick={() => onMove(-1)} />
      <Sign icon="down" name={decks.down(number)} disabled={last} onClick={() => onMove(1)} />
      <Sign icon="plus" name={decks.duplicate(number)} onClick={onDuplicate} />
      <Sign icon="no" name={decks.remove(number)} onClick={onRemove} />
    </>
  )
}

interface SignProps {
  readonly icon: IconName
  readonly name: string
  readonly disabled?: boolean
  readonly onClick: () => void
}

const Sign = ({ icon, name, disabled = false, onClick }: SignProps) => (
  <Button square aria-label={name} title={name} disabled={disabled} onClick={onClick}>
    <Icon name={icon} size={12} />
  </Button>
)
