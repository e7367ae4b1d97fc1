import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { connectKernel } from './kernel/connect.ts'
import { listenToKeys } from './commands/keys.ts'
import { listenToDrops } from './files/drop.ts'
import { keepOffline } from './offline/offline.ts'
import { leavePresent } from './commands/present/escape.ts'
import { speakerOf } from './present/speaker/open.ts'
import { trustOwnScripts } from './guard/trustedScripts.ts'
import { followAddress } from './state/followAddress.ts'
import { keepLessons } from './state/keepLessons.ts'
import { reportLessons } from './state/lessonScore.ts'
import { followLessons } from './state/lessonAddress.ts'
import { keepOwnDeck } from './state/ownDeck.ts'
import { followShown } from './state/compare.ts'
import { followPage } from './state/pageAddress.ts'
import { printInLight } from './state/paper.ts'
import { printWhenComplete } from './state/printing.ts'
import { applySetup } from './state/setup.ts'
import { saveExports } from './state/saveExports.ts'
import { watchAside } from './state/aside.ts'
import { keepHistory } from './state/history.ts'
import { bothShelves, openKept, storageTeller } from './state/openKept.ts'
import { keep, restore } from './state/persist.ts'
import { playAlong } from './state/player.ts'
import { followPresent } from './state/presenter.ts'
import { watchTyping } from './state/quiet.ts'
import { store } from './state/store.ts'
import { followBack } from './state/wayBack.ts'
import { followTheme } from './state/theme.ts'
import { connectAnalysis } from './worker/connect.ts'

trustOwnScripts(window)

const shelf = () => window.localStorage
const page = document.getElementById('page')
const prefersDark = window.matchMedia('(prefers-color-scheme: dark)')

const tab = () => window.sessionStorage
const tellProblem = storageTeller(store)
const { kept, problem } = openKept(tab, shelf)
restore(store, kept)
applySetup(store, location.search)
if (problem) tellProblem(problem)

// Not in what is published: the condition is known when it is built.
const hasGallery = import.meta.env.DEV || import.meta.env.MODE === 'gallery'

if (hasGallery && new URLSearchParams(location.search).has('gallery')) {
  const { showGallery } = await import('./gallery/show.tsx')
  if (page) showGallery(page)
} else if (speakerOf(location) !== null) await showSpeaker()
else showPage()

function showPage() {
  followAddress(store, window)
  keepLessons(store, shelf, window)
  followLessons(store, window)
  reportLessons(store, window)
  followPage(store, window)
  followPresent(store, window)
  // After those that open what the address asks for.
  followBack(store, window, leavePresent)
  // As early as possible: the engine loads while the page is drawn.
  connectAnalysis(store)
  followTheme(store, document.documentElement, prefersDark)
  keep(store, bothShelves(tab, shelf), window, () => tellProblem('shut'))
  keepHistory(store, shelf, window, Date.now)
  watchAside(store)
  connectKernel(store)
  keepOwnDeck(store, shelf, window)
  watchTyping(store)
  saveExports(store)
  printWhenComplete(store)
  printInLight(document.documentElement, window)
  followShown(store)
  playAlong(store)
  listenToKeys(store, document)
  listenToDrops(store, document)
  if (page) createRoot(page).render(<App />)
  keepOffline(store, window)
}

async function showSpeaker() {
  const { Speaker } = await import('./present/speaker/Speaker.tsx')
  followTheme(store, document.documentElement, prefersDark)
  if (page) createRoot(page).render(<Speaker />)
}
