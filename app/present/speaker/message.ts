import { isObject, type Loose } from '../../../src/base/loose.ts'
import { scales } from '../../state/scale.ts'

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
  /** Milliseconds of `Date.now()`; null without a deck. */
  readonly startedAt: number | null
  /** Minutes that lie before this state, that this state has, and of the whole deck. */
  readonly planned: { readonly before: number; readonly here: number; readonly total: number }
  /** Size of everything in per cent. */
  readonly scale: number
}

/** What the speaker's window asks for. */
export interface SpeakerAsk {
  readonly kind: 'hello' | 'next' | 'back'
  /** It may come twice, by two ways, and is done once. */
  readonly id: string
}

/** Messages of others pass here too. */
export const channelName = 'pvscope-speaker'

const isText = (value: unknown): value is string => typeof value === 'string'
const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value)

/** Wrapped, so that it can be told from what others send. */
export const wrapped = (message: SpeakerNews | SpeakerAsk) => ({ [channelName]: message })

function contentOf(data: unknown): Loose | null {
  const found = isObject(data) ? data[channelName] : null
  return isObject(found) ? found : null
}

export function askFrom(data: unknown): SpeakerAsk | null {
  const found = contentOf(data)
  const kind = found?.['kind']
  const id = found?.['id']
  if (!isText(id) || (kind !== 'hello' && kind !== 'next' && kind !== 'back')) return null
  return { kind, id }
}

function atFrom(found: unknown): SpeakerNews['at'] {
  if (!isObject(found) || !isCount(found['at']) || !isCount(found['of'])) return null
  return { at: found['at'], of: found['of'] }
}

/** The nearest size that there is; the usual one where none is told. */
const scaleFrom = (found: unknown): number =>
  isCount(found) ? Math.max(scales[0] ?? 100, Math.min(scales.at(-1) ?? 100, found)) : 100

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
