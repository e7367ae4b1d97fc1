import type { AppStore } from '../state/store.ts'
import { takeOver } from './words.ts'

/** `kept`: the page works without a network. `newer`: so does a newer version, which waits. */
export type Offline = 'no' | 'kept' | 'newer'

let registration: ServiceWorkerRegistration | null = null

/**
 * Has the whole page kept for times without a network, and learns of newer versions. Comes after what the
 * reader waits for; where the browser or the place (a file, a frame, no secure origin) does not allow
 * it, the page works as before.
 */
export function keepOffline(store: AppStore, scope: Window): void {
  const { serviceWorker } = scope.navigator
  const hasNeighbours = scope.location.protocol.startsWith('http')
  if (
    !import.meta.env.PROD ||
    !hasNeighbours ||
    serviceWorker === undefined ||
    scope.parent !== scope
  )
    return
  const tell = (offline: Offline) => store.getState().setView({ offline })
  const register = async () => {
    try {
      registration = await serviceWorker.register('./sw.js')
      follow(registration, serviceWorker, tell)
    } catch {
      // Not allowed here: nothing is lost but the copy.
    }
  }
  if (scope.document.readyState === 'complete') void register()
  else scope.addEventListener('load', () => void register(), { once: true })
}

function follow(
  found: ServiceWorkerRegistration,
  container: ServiceWorkerContainer,
  tell: (offline: Offline) => void,
): void {
  const look = () => {
    if (found.waiting && container.controller) tell('newer')
    else if (found.active) tell('kept')
  }
  const watch = (worker: ServiceWorker | null) => worker?.addEventListener('statechange', look)
  look()
  watch(found.installing)
  found.addEventListener('updatefound', () => watch(found.installing))
}

/** Loads the page again as the newer version that waits; what was typed is kept as at any reload. */
export function loadNewer(scope: Window): void {
  const waiting = registration?.waiting
  if (!waiting) return
  scope.navigator.serviceWorker.addEventListener(
    'controllerchange',
    () => scope.location.reload(),
    { once: true },
  )
  waiting.postMessage(takeOver)
}
