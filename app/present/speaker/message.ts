import { isObject, type Loose } from '../../../src/base/loose.ts'
import { scales } from '../../state/scale.ts'
import type { PresentState } from '../../state/present.ts'

/** What the presentation tells the speaker's window. */
export interface SpeakerNews {
  readonly kind: 'news'
  /** Headline in view, or the question. */
  readonly now: string
  /** What this state is for; empty without a deck. */
  readonly title: string
  readonly next: string | null
  readonly notes: string
  /** Counted from 1; null without a deck. */
  readonly at: { readonly at: number; readonly of: number } | null
  readonly covered: boolean
  readonly detour: boolean
  /** The room sees nothing but this. */
  readonly blank: PresentState['blank']
  /** Milliseconds of `Date.now()`; null without a deck. */
  readonly startedAt: number | null
  /** Minutes that lie before this state, that this state has, and of the whole deck. */
  readonly planned: { readonly before: number; readonly here: number; readonly total: number }
  /** Size of everything in per cent. */
  readonly scale: number
}

/** The presentation was closed: nothing that was told holds any longer. */
export interface SpeakerEnd {
  readonly kind: 'end'
}

/** What can be asked for; most are commands of the presentation, by their names. */
const asks = [
  'hello',
  'restart',
  'next',
  'back',
  'next-decision',
  'previous-decision',
  'first',
  'last',
  'black',
  'white',
  'curtain',
] as const

/** What the speaker's window asks for: news, the clock to start again, or a command of the presentation. */
export interface SpeakerAsk {
  readonly kind: (typeof asks)[number]
  /** It may come twice, by two ways, and is done once. */
  readonly id: string
}

export type SpeakerMessage = SpeakerNews | SpeakerAsk | SpeakerEnd

/** What messages are known by: those of others come by the same way. */
const mark = 'pvscope-speaker'

/** One channel a presentation: two of them in two tabs do not talk into each other's window. */
export const channelOf = (presentation: string): string => `${mark} ${presentation}`

const isText = (value: unknown): value is string => typeof value === 'string'
const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value)

/** Wrapped, so that it can be told from what others send. */
export const wrapped = (message: SpeakerMessage) => ({ [mark]: message })

function contentOf(data: unknown): Loose | null {
  const found = isObject(data) ? data[mark] : null
  return isObject(found) ? found : null
}

export const isEnd = (data: unknown): boolean => contentOf(data)?.['kind'] === 'end'

export function askFrom(data: unknown): SpeakerAsk | null {
  const found = contentOf(data)
  const kind = asks.find((each) => each === found?.['kind'])
  const id = found?.['id']
  return kind && isText(id) ? { kind, id } : null
}

function atFrom(found: unknown): SpeakerNews['at'] {
  if (!isObject(found) || !isCount(found['at']) || !isCount(found['of'])) return null
  return { at: found['at'], of: found['of'] }
}

/** The nearest size that there is; the usual one where none is told. */
const scaleFrom = (found: unknown): number =>
  isCount(found) ? Math.max(scales[0] ?? 100, Math.min(scales.at(-1) ?? 100, found)) : 100

const blanks = ['black', 'white'] as const

/** Null where it is none of ours. */
export function newsFrom(data: unknown): SpeakerNews | null {
  const found = contentOf(data)
  if (!found || found['kind'] !== 'news') return null
  const { now, title, next, notes, startedAt, planned } = found
  if (!isText(now) || !isText(title) || !isText(notes) || !isObject(planned)) return null
  const { before, here, total } = planned
  if (!isCount(before) || !isCount(here) || !isCount(total)) return null
  return {
    kind: 'news',
    now,
    title,
    notes,
    next: isText(next) ? next : null,
    at: atFrom(found['at']),
    covered: found['covered'] === true,
    detour: found['detour'] === true,
    blank: blanks.find((each) => each === found['blank']) ?? null,
    startedAt: isCount(startedAt) ? startedAt : null,
    planned: { before, here, total },
    scale: scaleFrom(found['scale']),
  }
}

/** Seconds ahead of the plan (positive), or behind it: a state may take its minutes before it is late. */
export function aheadBy({ planned }: Pick<SpeakerNews, 'planned'>, elapsedSeconds: number): number {
  const from = planned.before * 60
  const to = (planned.before + planned.here) * 60
  if (elapsedSeconds < from) return from - elapsedSeconds
  return elapsedSeconds > to ? to - elapsedSeconds : 0
}
