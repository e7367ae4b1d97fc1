import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { type Command, canPerform } from '../../commands/command.ts'
import { commands } from '../../commands/index.ts'
import { openPalette } from '../../commands/openPalette.ts'
import { ariaKeys } from '../../commands/keyNames.ts'
import { type Section, foundCommands, withRecent } from '../../commands/search.ts'
import * as commandWords from '../../messages/commands.ts'
import { store, useApp } from '../../state/store.ts'
import styles from './Commands.module.css'
import { Dialog } from './Dialog.tsx'
import { KeysOf } from './KeysOf.tsx'

const words = commandWords.palette

/** All commands, found by their words or keys. */
export const Palette = () => (
  <Dialog name="palette" label={openPalette.title} className={styles.palette}>
    <Search />
  </Dialog>
)

/** Closed first, so that what a command does to the focus is not undone. */
function perform(command: Command) {
  const { view, setView } = store.getState()
  setView({ dialog: null, recent: withRecent(view.recent, command.id) })
  setTimeout(() => command.perform(store))
}

/** What can be done now; asked once, when the palette opens: nothing changes under it. */
function useOffers(): readonly Command[] {
  return useMemo(() => {
    const state = store.getState()
    return commands.filter(
      (command) => command !== openPalette && !command.mode && canPerform(command, state),
    )
  }, [])
}

const moves: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  PageDown: (at, count) => Math.min(at + 8, count - 1),
  PageUp: (at) => Math.max(at - 8, 0),
}

function Search() {
  const id = useId()
  const [asked, setAsked] = useState('')
  const [active, setActive] = useState(0)
  const recent = useApp((state) => state.view.recent)
  const offers = useOffers()
  const sections = useMemo(() => foundCommands(offers, asked, recent), [offers, asked, recent])
  const flat = sections.flatMap((section) => section.commands)
  const chosen = flat[Math.min(active, flat.length - 1)]
  const onKeyDown = (event: KeyboardEvent) => {
    const move = moves[event.key]
    if (move && flat.length > 0) setActive(move(Math.min(active, flat.length - 1), flat.length))
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      if (chosen) perform(chosen)
    } else return
    event.preventDefault()
  }
  return (
    <>
      <input
        className={styles.search}
        type="text"
        role="combobox"
        aria-label={words.search}
        aria-expanded={flat.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={chosen && `${id}-${chosen.id}`}
        placeholder={words.hint}
        autoComplete="off"
        spellCheck={false}
        value={asked}
        onChange={({ target }) => {
          setAsked(target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <Offers {...{ id, sections, chosen }} />
      <output className={flat.length === 0 ? styles.none : 'unseen'}>
        {flat.length === 0 ? words.none : asked === '' ? '' : words.count(flat.length)}
      </output>
      <p className={styles.foot} aria-hidden="true">
        {words.keysHint}
      </p>
    </>
  )
}

interface OffersProps {
  readonly id: string
  readonly sections: readonly Section[]
  readonly chosen: Command | undefined
}

function Offers({ id, sections, chosen }: OffersProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen, sections])
  return (
    <div
      ref={list}
      id={`${id}-list`}
      className={styles.offers}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a datalist cannot show keys and headings
      role="listbox"
      aria-label={openPalette.title}
    >
      {sections.map((section) => (
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        <div key={section.id} role="group" aria-labelledby={`${id}-${section.id}-title`}>
          <p id={`${id}-${section.id}-title`} className={styles.group} role="presentation">
            {section.title}
          </p>
          {section.commands.map((command) => (
            <Offer
              key={command.id}
              id={`${id}-${command.id}`}
              command={command}
              chosen={command === chosen}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

interface OfferProps {
  readonly id: string
  readonly command: Command
  readonly chosen: boolean
}

/** The focus stays in the search; the arrow keys move what is chosen there. */
const Offer = ({ id, command, chosen }: OfferProps) => (
  // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
  <div
    id={id}
    className={styles.offer}
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    role="option"
    aria-selected={chosen}
    aria-keyshortcuts={ariaKeys(command)}
    onPointerDown={(event) => event.preventDefault()}
    onClick={() => perform(command)}
  >
    <span>{command.title}</span>
    <span aria-hidden="true">
      <KeysOf command={command} />
    </span>
  </div>
)
