import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { type Command, canPerform, commandGroups, groupOf } from '../../commands/command.ts'
import { commands } from '../../commands/index.ts'
import { ariaKeys } from '../../commands/keyNames.ts'
import * as commandWords from '../../messages/commands.ts'
import { store } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './Commands.module.css'
import { KeysOf } from './KeysOf.tsx'

interface MenuProps {
  readonly className?: string | undefined
  /** What stands beside the sign. */
  readonly children?: ReactNode
}

/** What can be done with the whole, by pointer and touch; the palette has the rest. */
export function Menu({ className, children }: MenuProps) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <div
      className={styles.menu}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false)
      }}
    >
      <Button
        ref={button}
        square
        className={className}
        aria-label={commandWords.menu.open}
        title={commandWords.menu.open}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="currentColor">
          <circle cx="3" cy="8" r="1.5" />
          <circle cx="8" cy="8" r="1.5" />
          <circle cx="13" cy="8" r="1.5" />
        </svg>
        {children}
      </Button>
      {open && <Items id={id} onClose={close} />}
    </div>
  )
}

interface ItemsProps {
  readonly id: string
  readonly onClose: () => void
}

/** What the menu offers. */
export function Items({ id, onClose }: ItemsProps) {
  const list = useRef<HTMLDivElement>(null)
  const items = () => [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
  useEffect(() => items()[0]?.focus(), [])
  const state = store.getState()
  const offered = commands.filter((command) => command.inMenu && canPerform(command, state))
  const groups = commandGroups.map((group) => offered.filter((each) => groupOf(each) === group))
  return (
    <div
      ref={list}
      id={id}
      className={styles.items}
      role="menu"
      tabIndex={-1}
      aria-label={commandWords.menu.open}
      onKeyDown={(event) => moveFocus(event, items(), onClose)}
    >
      {groups
        .filter((group) => group.length > 0)
        .map((group) => (
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          <div key={groupOf(group[0] as Command)} role="group">
            {group.map((command) => (
              <button
                key={command.id}
                type="button"
                role="menuitem"
                tabIndex={-1}
                className={styles.offer}
                aria-keyshortcuts={ariaKeys(command)}
                onClick={() => {
                  onClose()
                  command.perform(store)
                }}
              >
                <span>{command.title}</span>
                <span aria-hidden="true">
                  <KeysOf command={command} />
                </span>
              </button>
            ))}
          </div>
        ))}
    </div>
  )
}

/** Arrow keys, Home, End and first letters move; Escape and Tab leave. */
function moveFocus(event: KeyboardEvent, items: readonly HTMLElement[], onClose: () => void) {
  const at = items.indexOf(document.activeElement as HTMLElement)
  const count = items.length
  const byLetter = (letter: string) => {
    const order = [...items.slice(at + 1), ...items.slice(0, at + 1)]
    return order.find((item) => item.textContent?.toLowerCase().startsWith(letter))
  }
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: (at + 1) % count,
    ArrowUp: (at - 1 + count) % count,
    Home: 0,
    End: count - 1,
  }
  const move = moves[event.key]
  if (move !== undefined) items[move]?.focus()
  else if (event.key === 'Escape' || event.key === 'Tab') onClose()
  else if (/^\p{L}$/u.test(event.key)) byLetter(event.key.toLowerCase())?.focus()
  else return
  if (event.key !== 'Tab') event.preventDefault()
}
