import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { listenToKeys } from './commands/keys.ts'
import { followAddress } from './state/address.ts'
import { followShown } from './state/compare.ts'
import { saveExports } from './state/saveExports.ts'
import { keep, readKept, restore } from './state/persist.ts'
import { playAlong } from './state/player.ts'
import { watchTyping } from './state/quiet.ts'
import { store } from './state/store.ts'
import { followTheme } from './state/theme.ts'
import { connectAnalysis } from './worker/connect.ts'

const shelf = () => window.localStorage

restore(store, readKept(shelf))
followAddress(store, window)
// As early as possible: the engine loads while the page is drawn.
connectAnalysis(store)
followTheme(store, document.documentElement, window.matchMedia('(prefers-color-scheme: dark)'))
keep(store, shelf, window)
watchTyping(store)
saveExports(store)
followShown(store)
playAlong(store)
listenToKeys(store, document)

const page = document.getElementById('page')
if (page) createRoot(page).render(<App />)
