import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { listenToKeys } from './commands/keys.ts'
import { followAddress } from './state/address.ts'
import { followShown } from './state/compare.ts'
import { followReading } from './state/readingAddress.ts'
import { saveExports } from './state/saveExports.ts'
import { keep, readKept, restore } from './state/persist.ts'
import { playAlong } from './state/player.ts'
import { watchTyping } from './state/quiet.ts'
import { store } from './state/store.ts'
import { followTheme } from './state/theme.ts'
import { connectAnalysis } from './worker/connect.ts'

const shelf = () => window.localStorage

function start(page: HTMLElement) {
  restore(store, readKept(shelf))
  followAddress(store, window)
  followReading(store, window)
  // As early as possible: the engine loads while the page is drawn.
  connectAnalysis(store)
  followTheme(store, document.documentElement, window.matchMedia('(prefers-color-scheme: dark)'))
  keep(store, shelf, window)
  watchTyping(store)
  saveExports(store)
  followShown(store)
  playAlong(store)
  listenToKeys(store, document)
  createRoot(page).render(<App />)
}

// Not in what is published: the condition is known when it is built.
const hasGallery = import.meta.env.DEV || import.meta.env.MODE === 'gallery'

const page = document.getElementById('page')
if (hasGallery && new URLSearchParams(location.search).has('gallery')) {
  void import('./gallery/show.tsx').then(({ showGallery }) => page && showGallery(page))
} else if (page) start(page)
