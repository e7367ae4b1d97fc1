import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { exportListing } from '../../commands/exportListing.ts'
import { openKernelSample } from '../../kernel/openSample.ts'
import { frame } from '../../messages/frame.ts'
import { type SampleId, sampleById, samples } from '../../samples/index.ts'
import { kernelSamples } from '../../samples/kernels.ts'
import { store, useApp } from '../../state/store.ts'
import styles from './SamplePicker.module.css'

/** The list of samples, and what is in the editor now. */
export function SamplePicker() {
  const sample = useApp((state) => state.document.sample)
  const [open, setOpen] = useState(false)
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const title = sample === null ? frame.listing.own : (sampleById(sample)?.title ?? '')
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <div
      className={styles.picker}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false)
      }}
    >
      <span className={styles.label} id={`${id}-label`}>
        {frame.listing.picker}
      </span>
      <button
        ref={button}
        type="button"
        className={styles.button}
        id={`${id}-button`}
        aria-expanded={open}
        aria-labelledby={`${id}-label ${id}-button`}
        onClick={() => setOpen(!open)}
      >
        {title}
        <svg viewBox="0 0 10 6" width="10" height="6" aria-hidden="true">
          <path d="M1 1l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      </button>
      {open && <SampleList current={sample} onClose={close} />}
    </div>
  )
}

interface ListProps {
  readonly current: SampleId | null
  readonly onClose: () => void
}

function SampleList({ current, onClose }: ListProps) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const buttons = buttonsIn(list.current)
    ;(buttons.find((button) => button.ariaCurrent === 'true') ?? buttons[0])?.focus()
  }, [])
  return (
    <ul ref={list} className={styles.list}>
      {samples.map(({ id, title }) => (
        <li key={id}>
          <button
            type="button"
            aria-current={id === current}
            onKeyDown={(event) => moveFocus(event, buttonsIn(list.current), onClose)}
            onClick={() => {
              store.getState().openSample(id)
              onClose()
            }}
          >
            {title}
          </button>
        </li>
      ))}
      {kernelSamples.map(({ id, title }, at) => (
        <li key={id} className={at === 0 ? styles.other : undefined}>
          <button
            type="button"
            onKeyDown={(event) => moveFocus(event, buttonsIn(list.current), onClose)}
            onClick={() => {
              void openKernelSample(store, id)
              onClose()
            }}
          >
            {title}
          </button>
        </li>
      ))}
      <li className={styles.other}>
        <button
          type="button"
          onKeyDown={(event) => moveFocus(event, buttonsIn(list.current), onClose)}
          onClick={() => {
            exportListing.perform(store)
            onClose()
          }}
        >
          {exportListing.title}
        </button>
      </li>
    </ul>
  )
}

const buttonsIn = (list: HTMLUListElement | null): readonly HTMLButtonElement[] =>
  list ? [...list.querySelectorAll('button')] : []

/** Arrow keys move among the samples, Escape leaves them. */
function moveFocus(event: KeyboardEvent, buttons: readonly HTMLElement[], onClose: () => void) {
  const at = buttons.indexOf(event.currentTarget as HTMLElement)
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(at + 1, buttons.length - 1),
    ArrowUp: Math.max(at - 1, 0),
    Home: 0,
    End: buttons.length - 1,
  }
  const move = moves[event.key]
  if (move !== undefined) buttons[move]?.focus()
  else if (event.key === 'Escape') onClose()
  else return
  event.preventDefault()
}
