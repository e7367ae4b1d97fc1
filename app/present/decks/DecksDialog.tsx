import { buttonProps } from '../../commands/buttonProps.ts'
import { present as presentCommand } from '../../commands/present.ts'
import { shippedDecks } from '../../decks/index.ts'
import { present as words } from '../../messages/present.ts'
import type { Deck } from '../../../src/share/deck.ts'
import { store, useApp } from '../../state/store.ts'
import { closeDialog, Dialog } from '../../panels/Commands/Dialog.tsx'
import { isByTouch } from '../../ui/byTouch.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './Decks.module.css'
import { OwnDeck } from './OwnDeck.tsx'
import { planned, play } from './play.ts'

const { decks } = words

/** What can be presented: the step in view, a deck that came with the page, or the reader's own. */
export const DecksDialog = () => (
  <Dialog name="decks" label={decks.title} className={styles.dialog}>
    <header className={styles.head}>
      <h2>{decks.title}</h2>
      <Button onClick={closeDialog}>{decks.close}</Button>
    </header>
    <p className={styles.here}>
      <Button look="primary" {...buttonProps(presentCommand)}>
        {decks.here}
      </Button>
      <span>{decks.hereHint(isByTouch())}</span>
    </p>
    <LastDeck />
    <h3>{decks.shipped}</h3>
    <ul className={styles.shipped}>
      {shippedDecks.map((deck) => (
        <li key={deck.id} data-deck={deck.id}>
          <DeckLine deck={deck} id={deck.id} />
          <Copy deck={deck} />
        </li>
      ))}
    </ul>
    <OwnDeck />
  </Dialog>
)

const Copy = ({ deck: { title, states } }: { readonly deck: Deck }) => (
  <Button
    title={decks.edit(title)}
    aria-label={decks.edit(title)}
    onClick={() => store.getState().replaceOwnDeck({ title, states })}
  >
    {decks.copy}
  </Button>
)

/** Where a lecture was left; and a deck that came with a link, which is kept nowhere else. */
function LastDeck() {
  const last = useApp((state) => state.deck.last)
  const own = useApp((state) => state.deck.own)
  if (!last) return null
  const { deck, id, at } = last
  const goOn = decks.goOn(at + 1, deck.states.length)
  return (
    <>
      <h3>{decks.last}</h3>
      <ul className={styles.shipped}>
        <li>
          <Name deck={deck} />
          <Button onClick={() => play(deck, id, at)}>{goOn}</Button>
          {id === null && deck !== own && <Copy deck={deck} />}
        </li>
      </ul>
    </>
  )
}

const Name = ({ deck }: { readonly deck: Deck }) => (
  <span className={styles.name}>
    <b>{deck.title}</b>
    <small>{decks.states(deck.states.length, planned(deck))}</small>
  </span>
)

interface DeckLineProps {
  readonly deck: Deck
  readonly id: string | null
}

const DeckLine = ({ deck, id }: DeckLineProps) => (
  <>
    <Name deck={deck} />
    <Button aria-label={decks.playOf(deck.title)} onClick={() => play(deck, id)}>
      {decks.play}
    </Button>
  </>
)
