import { cleanupOutdatedCaches, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching'
import { takeOver } from './words.ts'

/** Every file of the build; the plugin that builds this puts the list in. */
declare const precached: PrecacheEntry[]

/** The part of a service worker's scope that is used here; the page's own types do not know it. */
interface ServiceWorkerScope {
  readonly clients: { claim: () => Promise<void> }
  skipWaiting: () => Promise<void>
  addEventListener(type: 'activate', heard: (event: Lasting) => void): void
  addEventListener(type: 'message', heard: (event: MessageEvent) => void): void
}
type Lasting = Event & { waitUntil: (work: Promise<unknown>) => void }

const scope = globalThis as unknown as ServiceWorkerScope

// The query says how the page is set up, never which file is meant.
precacheAndRoute(precached, { ignoreURLParametersMatching: [/./] })
cleanupOutdatedCaches()

scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()))
// A new version waits until somebody asks for it: nothing changes in the middle of a lecture.
scope.addEventListener('message', ({ data }) => {
  if (data === takeOver) void scope.skipWaiting()
})
