import { createRoot } from 'react-dom/client'
import { store } from '../state/store.ts'
import { followTheme } from '../state/theme.ts'
import '../styles/base.css'
import '../styles/code.css'
import '../styles/tones.css'
import { Gallery } from './Gallery.tsx'

/** Every component and panel in every state, for eyes and for tests; only in a build for development. */
export function showGallery(page: HTMLElement): void {
  followTheme(store, document.documentElement, window.matchMedia('(prefers-color-scheme: dark)'))
  createRoot(page).render(<Gallery />)
}
