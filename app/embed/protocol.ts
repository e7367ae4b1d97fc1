import type { BackendId } from '../../src/backends/backend.ts'
import { isObject, type Loose } from '../../src/base/loose.ts'
import { longestLink } from '../../src/share/limits.ts'
import type { Outcome } from '../../src/patch/decision.ts'
import type { RuleSetId } from '../../src/patch/eras.ts'
import type { RuleSetId as ItaniumRuleSetId } from '../../src/ia64/patch/decision.ts'
import type { Cpu } from '../state/document.ts'
import { itaniumRulesOffered, rulesOffered } from '../state/variants.ts'
import { backends } from '../../src/backends/index.ts'
import type { ThemeChoice } from '../state/view.ts'
import { embedWords as words } from './messages.ts'

/** Version of the messages between an embed and the page around it. */
export const protocolVersion = 1

/** Returned with the answer, as it came. */
export type RequestId = string | number | null

export type FigureRules = RuleSetId | ItaniumRuleSetId

/** What a page around an embed may set; what it leaves out stays. Sites and steps count from 1. */
export interface WantedState {
  /** The part of a link from "#" on; all else is taken beside it. */
  readonly link?: string
  readonly listing?: string
  readonly arch?: Cpu
  readonly backend?: BackendId
  /** Of the machine in view: an Itanium has its own. */
  readonly rules?: FigureRules
  readonly site?: number
  readonly step?: number
}

export type Wanted =
  | { readonly type: 'pv.hello' }
  | { readonly type: 'pv.getState' }
  | { readonly type: 'pv.setState'; readonly state: WantedState }
  | { readonly type: 'pv.step'; readonly to: number; readonly site: number | null }
  | { readonly type: 'pv.step'; readonly delta: number }
  | { readonly type: 'pv.setTheme'; readonly theme: ThemeChoice }
  | { readonly type: 'pv.play' }
  | { readonly type: 'pv.pause' }

export type ErrorCode = 'bad-message' | 'bad-link' | 'out-of-range' | 'no-story' | 'failed'

export interface MessageError {
  readonly code: ErrorCode
  readonly message: string
}

/** A message as it was understood. */
export type Incoming =
  /** Of somebody else, or nothing at all. */
  | { readonly kind: 'ignored' }
  | { readonly kind: 'refused'; readonly id: RequestId; readonly error: MessageError }
  | { readonly kind: 'wanted'; readonly id: RequestId; readonly wanted: Wanted }
  /** H5P's resizer is there, or wants to know the height again. */
  | { readonly kind: 'height' }
  /** A slide show left the slide that the embed is on. */
  | { readonly kind: 'left' }

/** Where a figure is, for the page around it. Sites and steps count from 1. */
export interface FigurePlace {
  readonly site: number
  readonly sites: number
  readonly step: number
  /** Null while the reader is being asked: how many there are tells of the answer. */
  readonly total: number | null
  readonly headline: string
  /** What becomes of the site; null while the reader is being asked. */
  readonly verdict: Outcome | null
}

export interface FigureState {
  readonly link: string
  readonly listing: string
  readonly arch: Cpu
  readonly backend: BackendId
  readonly rules: FigureRules
  readonly place: FigurePlace | null
}

/** What an embed says by itself or in answer; `id` is the request's. All are posted with `v`, the version. */
export type Outgoing =
  /** `asleep`: the figure is loaded when something is asked that needs it. */
  | { readonly type: 'pv.ready'; readonly id?: RequestId; readonly asleep?: true }
  | { readonly type: 'pv.state'; readonly id: RequestId; readonly state: FigureState }
  | ({ readonly type: 'pv.stepChanged'; readonly id?: RequestId } & FigurePlace)
  | { readonly type: 'pv.done'; readonly id: RequestId }
  | { readonly type: 'pv.resize'; readonly height: number }
  | { readonly type: 'pv.key'; readonly key: ForwardedKey }
  /** Escape: the keyboard is the page's again. */
  | { readonly type: 'pv.release' }
  | { readonly type: 'pv.error'; readonly id: RequestId; readonly error: MessageError }

/** A key press that the embed had no use for. */
export type ForwardedKey = Pick<
  KeyboardEvent,
  'key' | 'code' | 'keyCode' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'
>

/** A longer listing is no figure. */
export const longestListing = 200_000
/** Of a site, a step, or steps to go. */
export const largestIndex = 100_000

const ignored: Incoming = { kind: 'ignored' }

/** Some hosts post their objects as JSON. */
function objectIn(data: unknown): Loose | null {
  if (typeof data === 'string') {
    if (!data.startsWith('{') || data.length > longestLink) return null
    try {
      return objectIn(JSON.parse(data))
    } catch {
      return null
    }
  }
  return isObject(data) ? data : null
}

const own = (from: Loose, name: string): unknown =>
  Object.hasOwn(from, name) ? from[name] : undefined

function idOf(found: unknown): RequestId {
  const short = typeof found === 'string' && found.length <= 200
  return short || (typeof found === 'number' && Number.isFinite(found)) ? found : null
}

const isIndex = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= largestIndex

const oneOf =
  (known: readonly string[]) =>
  (value: unknown): boolean =>
    known.includes(value as string)

const shorterThan =
  (limit: number) =>
  (value: unknown): boolean =>
    typeof value === 'string' && value.length <= limit

const stateFields: Readonly<Record<keyof WantedState, (value: unknown) => boolean>> = {
  link: shorterThan(longestLink),
  listing: shorterThan(longestListing),
  arch: oneOf(['x86-32', 'x86-64', 'ia64']),
  backend: oneOf(backends.map(({ id }) => id)),
  rules: oneOf([...rulesOffered, ...itaniumRulesOffered]),
  site: isIndex,
  step: isIndex,
}

/** The name of the first field that is not as it should be. */
interface Wrong {
  readonly wrong: string
}

function stateIn(found: unknown): WantedState | Wrong {
  if (!isObject(found)) return { wrong: 'state' }
  const names = Object.keys(stateFields) as (keyof WantedState)[]
  const given = names.filter((name) => own(found, name) !== undefined)
  const wrong = given.find((name) => !stateFields[name](found[name]))
  if (wrong !== undefined) return { wrong: `state.${wrong}` }
  return Object.fromEntries(given.map((name) => [name, found[name]]))
}

function stepIn(message: Loose): Wanted | Wrong {
  const [to, delta, site] = ['to', 'delta', 'site'].map((name) => own(message, name))
  if (to !== undefined) {
    if (!isIndex(to)) return { wrong: 'to' }
    if (site !== undefined && !isIndex(site)) return { wrong: 'site' }
    return { type: 'pv.step', to, site: site ?? null }
  }
  const whole = Number.isSafeInteger(delta) && Math.abs(Number(delta)) <= largestIndex
  return whole ? { type: 'pv.step', delta: Number(delta) } : { wrong: 'delta' }
}

const readers: Readonly<Record<Wanted['type'], (message: Loose) => Wanted | Wrong>> = {
  'pv.hello': () => ({ type: 'pv.hello' }),
  'pv.getState': () => ({ type: 'pv.getState' }),
  'pv.play': () => ({ type: 'pv.play' }),
  'pv.pause': () => ({ type: 'pv.pause' }),
  'pv.step': stepIn,
  'pv.setState': (message) => {
    const state = stateIn(own(message, 'state'))
    return 'wrong' in state ? state : { type: 'pv.setState', state }
  },
  'pv.setTheme': (message) => {
    const theme = own(message, 'theme')
    const known = oneOf(['auto', 'light', 'dark'])(theme)
    return known ? { type: 'pv.setTheme', theme: theme as ThemeChoice } : { wrong: 'theme' }
  },
}

/**
 * Understands what another window has posted. Never throws, whatever that is; what is not for an embed is
 * ignored, and what is but cannot be done is refused in words.
 */
export function readMessage(data: unknown): Incoming {
  // How reveal.js tells the frames of a slide.
  if (data === 'slide:stop') return { kind: 'left' }
  const message = objectIn(data)
  if (message === null) return ignored
  if (own(message, 'context') === 'h5p') {
    const asks = oneOf(['hello', 'resize', 'resizePrepared'])(own(message, 'action'))
    return asks ? { kind: 'height' } : ignored
  }
  const type = own(message, 'type')
  if (typeof type !== 'string' || !Object.hasOwn(readers, type)) return ignored
  const id = idOf(own(message, 'id'))
  const wanted = readers[type as Wanted['type']](message)
  if (!('wrong' in wanted)) return { kind: 'wanted', id, wanted }
  const error = { code: 'bad-message', message: words.badField(type, wanted.wrong) } as const
  return { kind: 'refused', id, error }
}
