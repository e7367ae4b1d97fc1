import { type ChangeEvent, useRef, useState } from 'react'
import { type Deck, type DeckState, deckFrom, deckText } from '../../../src/share/deck.ts'
import { phraseText } from '../../messages/phrase.ts'
import { present as words } from '../../messages/present.ts'
import { headlineOf } from '../../messages/story.ts'
import { useScene } from '../../panels/useScene.ts'
import { selectItaniumStory } from '../../state/itanium.ts'
import { deckLink } from '../../state/presentAddress.ts'
import { selectStep, selectStory } from '../../state/selectors.ts'
import { saveFile } from '../../state/saveExports.ts'
import { store, useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './Decks.module.css'
import { planned, play } from './play.ts'
import { StateRow } from './StateRow.tsx'

const { decks } = words

const change = (deck: Deck) => store.getState().setOwnDeck(deck)
const replace = (deck: Deck | null) => store.getState().replaceOwnDeck(deck)

/** The deck that is being made here. */
export function OwnDeck() {
  const own = useApp((state) => state.deck.own)
  const replaced = useApp((state) => state.deck.replaced)
  const [problem, setProblem] = useState<string | null>(null)
  const removed = useApp((state) => state.deck.removed)
  return (
    <section aria-labelledby="own-deck">
      <h3 id="own-deck">{decks.own}</h3>
      {own ? <Title deck={own} /> : <p className={styles.hint}>{decks.ownEmpty}</p>}
      {own && <States deck={own} />}
      <p className={styles.actions}>
        {own && removed && (
          <Button onClick={() => store.getState().bringBackState()}>
            {decks.undo(removed.index + 1)}
          </Button>
        )}
        <AddButton />
        <OpenFile onRead={setProblem} />
        {replaced && (
          <Button onClick={() => replace(replaced)}>{decks.bringBack(replaced.title)}</Button>
        )}
        {own && own.states.length > 0 && <Outlets deck={own} onSaid={setProblem} />}
      </p>
      <output className={styles.problem}>{problem}</output>
    </section>
  )
}

const Title = ({ deck }: { readonly deck: Deck }) => (
  <p className={styles.title}>
    <input
      type="text"
      aria-label={decks.name}
      placeholder={decks.name}
      value={deck.title}
      maxLength={120}
      onChange={({ target }) => change({ ...deck, title: target.value })}
    />
    <small>{decks.states(deck.states.length, planned(deck))}</small>
    {deck.states.length > 0 && (
      <Button aria-label={decks.playOf(deck.title)} onClick={() => play(deck, null)}>
        {decks.play}
      </Button>
    )}
  </p>
)

function States({ deck }: { readonly deck: Deck }) {
  const { states } = deck
  const set = (next: readonly DeckState[]) => change({ ...deck, states: next })
  return (
    <ol className={styles.states}>
      {states.map((state, index) => (
        <li key={index}>
          <StateRow
            state={state}
            index={index}
            count={states.length}
            onChange={(part) => set(states.with(index, { ...state, ...part }))}
            onMove={(by) => set(moved(states, index, by))}
            onDuplicate={() => set(states.toSpliced(index + 1, 0, state))}
            onRemove={() => store.getState().removeState(index)}
            onPlay={() => play(deck, null, index)}
          />
        </li>
      ))}
    </ol>
  )
}

function moved(states: readonly DeckState[], from: number, by: 1 | -1): readonly DeckState[] {
  const state = states[from]
  return state ? states.toSpliced(from, 1).toSpliced(from + by, 0, state) : states
}

/** The headline in view is the title that it gets. */
function AddButton() {
  const story = useApp(selectStory)
  const itanium = useApp(selectItaniumStory)
  if (story) return <AddHere story={story} />
  return itanium && <Add title={decks.itaniumTitle(itanium.index + 1, itanium.op)} />
}

function AddHere({ story }: { readonly story: NonNullable<ReturnType<typeof selectStory>> }) {
  const scene = useScene(story)
  const step = useApp(selectStep)
  return <Add title={step ? phraseText(headlineOf(scene, step)) : ''} />
}

const Add = ({ title }: { readonly title: string }) => (
  <Button onClick={() => store.getState().addState(title, null)}>{decks.add}</Button>
)

function OpenFile({ onRead }: { readonly onRead: (problem: string | null) => void }) {
  const field = useRef<HTMLInputElement>(null)
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? []
    if (!file) return
    const deck = deckFrom(await file.text())
    target.value = ''
    if (deck.ok) replace(deck.value)
    onRead(deck.ok ? null : deck.error)
  }
  return (
    <>
      <Button onClick={() => field.current?.click()}>{decks.file}</Button>
      <input
        ref={field}
        type="file"
        accept=".json,application/json"
        hidden
        data-deck-file
        onChange={(event) => void read(event)}
      />
    </>
  )
}

interface OutletsProps {
  readonly deck: Deck
  readonly onSaid: (words: string | null) => void
}

function Outlets({ deck, onSaid }: OutletsProps) {
  const [sure, setSure] = useState(false)
  const copy = () => {
    const link = new URL(deckLink(deck, null), location.href).href
    navigator.clipboard?.writeText(link).then(
      () => onSaid(decks.linkCopied),
      () => onSaid(link),
    )
  }
  return (
    <>
      <Button onClick={() => saveFile(decks.fileName(deck.title), deckText(deck))}>
        {decks.save}
      </Button>
      <Button onClick={copy}>{decks.link}</Button>
      <Button onBlur={() => setSure(false)} onClick={() => (sure ? replace(null) : setSure(true))}>
        {sure ? decks.clearSure : decks.clear}
      </Button>
    </>
  )
}
