import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { exportListing } from '../../commands/exportListing.ts'
import { openKernelSample } from '../../kernel/openSample.ts'
import * as frame from '../../messages/frame.ts'
import {
  ia64Samples as itaniumSamples,
  type Ia64SampleId as ItaniumSampleId,
} from '../../samples/ia64/index.ts'
import { type SampleId, samples } from '../../samples/index.ts'
import { kernelSamples } from '../../samples/kernels.ts'
import { type AppState, store, useApp } from '../../state/store.ts'
import styles from './SamplePicker.module.css'

/** The list of samples, and what is in the editor now. */
export function SamplePicker() {
  const sample = useApp(selectSampleId)
  const [open, setOpen] = useState(false)
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const file = useApp(({ kernel }) => (kernel.open ? kernel.file?.name : undefined))
  const title = file ?? titleOf(sample)
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
        <span>{title}</span>
        <svg viewBox="0 0 10 6" width="10" height="6" aria-hidden="true">
          <path d="M1 1l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      </button>
      {open && <SampleList current={sample} onClose={close} />}
    </div>
  )
}

type AnySampleId = SampleId | ItaniumSampleId

/** The sample that the text in view still is, of either machine. */
const selectSampleId = ({ document }: AppState): AnySampleId | null =>
  document.machine === 'ia64'
    ? (itaniumSamples.find(({ listing }) => listing === document.listing)?.id ?? null)
    : document.sample

const titleOf = (id: AnySampleId | null): string =>
  id === null
    ? frame.listing.own
    : ([...samples, ...itaniumSamples].find((sample) => sample.id === id)?.title ?? '')

interface ListProps {
  readonly current: AnySampleId | null
  readonly onClose: () => void
}

/** Those for x86, then those for Itanium behind a line. */
const offers = [
  ...samples.map(({ id, title }) => ({
    id,
    title,
    open: () => store.getState().openSample(id),
    first: false,
  })),
  ...itaniumSamples.map(({ id, title }, at) => ({
    id,
    title: frame.listing.itanium(title),
    open: () => store.getState().openItaniumSample(id),
    first: at === 0,
  })),
]

function SampleList({ current, onClose }: ListProps) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const buttons = buttonsIn(list.current)
    ;(buttons.find((button) => button.ariaCurrent === 'true') ?? buttons[0])?.focus()
  }, [])
  return (
    <ul ref={list} className={styles.list}>
      {offers.map(({ id, title, open, first }) => (
        <li key={id} className={first ? styles.other : undefined}>
          <button
            type="button"
            aria-current={id === current}
            onKeyDown={(event) => moveFocus(event, buttonsIn(list.current), onClose)}
            onClick={() => {
              open()
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
