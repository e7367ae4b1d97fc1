import type { Outgoing } from './protocol.ts'

type Loose = { readonly type?: unknown; readonly id?: unknown }

/** What cannot be done without the figure. */
const wakers: readonly unknown[] = ['pv.step', 'pv.setState', 'pv.play']

const contentOf = ({ data }: MessageEvent): Loose =>
  typeof data === 'object' && data !== null ? (data as Loose) : {}

export interface Early {
  /** It sleeps no more, whoever woke it: what the page around has kept for it can come. */
  readonly awake: () => void
  /** Ends this and gives out what was kept, in order. */
  readonly taken: () => readonly MessageEvent[]
}

/**
 * Hears the page around while the figure is not there yet, says that it can be asked, and keeps what it posts. A figure
 * that sleeps calls `wake` when something is asked that needs it; null: it is loading anyway.
 */
export function hearEarly(page: Window, wake: (() => void) | null): Early {
  const kept: MessageEvent[] = []
  const host = page.parent === page ? null : page.parent
  let asleep = wake !== null
  const ready = (id: object) => {
    const message: Outgoing = { type: 'pv.ready', ...(asleep && { asleep }), ...id }
    host?.postMessage({ ...message, v: 1 }, '*')
  }
  const awake = () => {
    if (!asleep) return
    asleep = false
    ready({})
  }
  const hear = (event: MessageEvent) => {
    if (host === null || event.source !== host) return
    const { type, id } = contentOf(event)
    if (asleep && type === 'pv.hello') return ready(id === undefined ? {} : { id })
    kept.push(event)
    if (!asleep || !wakers.includes(type)) return
    awake()
    wake?.()
  }
  page.addEventListener('message', hear)
  ready({})
  return {
    awake,
    taken: () => {
      page.removeEventListener('message', hear)
      return kept.splice(0)
    },
  }
}

/** Whether the page around gives a figure its text, of what was kept. */
export const givesText = (kept: readonly MessageEvent[]): boolean =>
  kept.some((event) => contentOf(event).type === 'pv.setState')
