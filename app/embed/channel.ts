import { codecNeeded, hasCodec } from '../state/linkCodec.ts'
import type { AppState, AppStore } from '../state/store.ts'
import { figurePlace, figureState, goToStep, isSettled, moveSteps } from './figure.ts'
import { neededFor } from './itaniumPart.ts'
import { afterPicture } from './lighter/afterPicture.ts'
import { embedWords as words } from './messages.ts'
import type { FigurePlace, MessageError, Outgoing, RequestId, Wanted } from './protocol.ts'
import { protocolVersion, readMessage } from './protocol.ts'
import type * as settingPart from './setting.ts'

/** The way to the page around an embed. Without one it says nothing. */
export interface Channel {
  post(message: Outgoing): void
  /** In the words of somebody else's protocol. */
  postForeign(message: object): void
  /** A message that came before the channel was there; gives what it waits for before anything is done. */
  hear(event: MessageEvent): Promise<void> | void
}

interface Reactions {
  /** Somebody wants to know the height again. */
  height(): void
}

/** What says nothing of the figure may be told to whoever frames it. */
const harmless: readonly Outgoing['type'][] = ['pv.ready', 'pv.resize', 'pv.release']

/** Joins an embed to the page around it. Only that page is heard, and answers go to its origin only. */
export function connectHost(store: AppStore, page: Window, reactions: Reactions): Channel {
  const host = page.parent === page ? null : page.parent
  let origin: string | null = null
  const postForeign = (message: object) => host?.postMessage(message, '*')
  const post = (message: Outgoing) => {
    const whom = origin ?? (harmless.includes(message.type) ? '*' : null)
    if (whom !== null) host?.postMessage({ ...message, v: protocolVersion }, whom)
  }
  const told = { place: figurePlace(store.getState()), quiet: false }
  /** Later requests wait behind one for which something is loaded. */
  let bringing: Promise<void> | null = null
  const hear = (event: MessageEvent): Promise<void> | void => {
    const { source, origin: from, data } = event
    if (host === null || source !== host) return
    if (bringing) return bringing.then(() => hear(event))
    const found = readMessage(data)
    if (found.kind === 'height') return reactions.height()
    if (found.kind === 'left') return store.getState().pause()
    if (found.kind === 'ignored') return
    // An opaque origin has no name to post to.
    origin = from === 'null' ? '*' : from
    if (found.kind === 'refused')
      return post({ type: 'pv.error', id: found.id, error: found.error })
    const { id, wanted } = found
    const needed = neededToAnswer(wanted)
    if (needed === null) return answer(store, post, told, id, wanted)
    bringing = needed.then(
      () => answer(store, post, told, id, wanted),
      () => post({ type: 'pv.error', id, error: { code: 'bad-link', message: words.failed } }),
    )
    // Whatever comes of it, the next request is heard.
    return bringing.finally(() => (bringing = null))
  }
  page.addEventListener('message', hear)
  store.subscribe((state) => {
    const place = figurePlaceIfMoved(state, told.place)
    if (place === told.place) return
    told.place = place
    if (place && !told.quiet) post({ type: 'pv.stepChanged', ...place })
  })
  return { post, postForeign, hear }
}

/** Null until something is to be set. */
let setting: typeof settingPart | null = null

const bringSetting = async () => {
  setting = await import('./setting.ts')
}

/** What has to be loaded before a request can be answered, or done. */
function neededToAnswer(wanted: Wanted): Promise<void> | null {
  if (wanted.type === 'pv.getState') return codecNeeded()
  if (wanted.type !== 'pv.setState') return null
  return Promise.all([setting ?? bringSetting(), neededFor(wanted.state)]).then(() => undefined)
}

type Post = Channel['post']

/** The last place that was told of, and whether an answer will tell of the next one. */
interface Told {
  place: FigurePlace | null
  quiet: boolean
}

function figurePlaceIfMoved(state: AppState, before: FigurePlace | null): FigurePlace | null {
  const place = figurePlace(state)
  const same =
    place !== null &&
    before !== null &&
    (Object.keys(place) as (keyof FigurePlace)[]).every((name) => place[name] === before[name])
  return same ? before : place
}

/** Does something for a request. */
type Tried = (act: () => void) => void

/** A fault of ours is told to who asked, too, and keeps nobody from asking again. */
const triedFor =
  (post: Post, told: Told, id: RequestId, { type }: Wanted): Tried =>
  (act) => {
    try {
      act()
    } catch (fault) {
      told.quiet = false
      post({ type: 'pv.error', id, error: { code: 'failed', message: words.fault(type) } })
      // Seen in the console, as if it had not been caught.
      reportError(fault)
    }
  }

function answer(store: AppStore, post: Post, told: Told, id: RequestId, wanted: Wanted): void {
  const tried = triedFor(post, told, id, wanted)
  const whenReady = (then: () => void) => whenSettled(store, () => tried(then))
  const tell = () => void tellState(store.getState(), post, id, tried)
  tried(() => {
    const state = store.getState()
    switch (wanted.type) {
      case 'pv.hello':
        return post({ type: 'pv.ready', id })
      case 'pv.getState':
        return whenReady(tell)
      case 'pv.setTheme':
        state.setView({ theme: wanted.theme })
        return post({ type: 'pv.done', id })
      case 'pv.play':
      case 'pv.pause':
        if (wanted.type === 'pv.play') state.play()
        else state.pause()
        return post({ type: 'pv.done', id })
      case 'pv.setState': {
        const set = setting?.trySetting(store, wanted.state) ?? null
        if (set && typeof set !== 'function') return post({ type: 'pv.error', id, error: set })
        return whenReady(() => {
          const error = set?.()
          if (error) post({ type: 'pv.error', id, error })
          else tell()
        })
      }
      case 'pv.step':
        return whenReady(() => {
          told.quiet = true
          const error = 'to' in wanted ? goToStep(store, wanted) : moveSteps(store, wanted.delta)
          told.quiet = false
          postStep(store, post, id, error)
        })
    }
  })
}

function postStep(store: AppStore, post: Post, id: RequestId, error: MessageError | null) {
  const place = figurePlace(store.getState())
  if (error) post({ type: 'pv.error', id, error })
  else if (place) post({ type: 'pv.stepChanged', id, ...place })
}

/** A state is told with its link. What that takes does not keep the picture of the state waiting. */
async function tellState(state: AppState, post: Post, id: RequestId, tried: Tried): Promise<void> {
  if (!hasCodec()) await afterPicture()
  try {
    await codecNeeded()
  } catch {
    return post({ type: 'pv.error', id, error: { code: 'bad-link', message: words.failed } })
  }
  tried(() => post({ type: 'pv.state', id, state: figureState(state) }))
}

/** Now, or as soon as the engine has answered. */
export function whenSettled(store: AppStore, then: () => void): void {
  if (isSettled(store.getState())) return then()
  const stop = store.subscribe((state) => {
    if (!isSettled(state)) return
    stop()
    then()
  })
}
