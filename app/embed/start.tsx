import { createRoot } from 'react-dom/client'
import { connectSplice } from '../splice/splice.ts'
import { openLink } from '../state/address.ts'
import { followShown } from '../state/compare.ts'
import { playAlong } from '../state/player.ts'
import { watchTyping } from '../state/quiet.ts'
import { store } from '../state/store.ts'
import { followTheme } from '../state/theme.ts'
import { connectAnalysis } from '../worker/connect.ts'
import { connectHost, whenSettled } from './channel.ts'
import { Embed } from './Embed.tsx'
import { openAtStep } from './figure.ts'
import { tellHeight } from './height.ts'
import { listenInEmbed, showFocus } from './keys.ts'
import { type EmbedOptions, usualFont } from './options.ts'
import { askAtSites } from './predictions.ts'
import { SpliceContext } from './useSplice.ts'

/**
 * Shows the figure of the address. It keeps nothing in the browser, leaves its address alone, and takes neither
 * focus nor scrolling from the page around. `early` gives what was posted before it was loaded.
 */
export function start(options: EmbedOptions, early: () => readonly MessageEvent[]): void {
  const page = document.getElementById('figure')
  if (!page) return
  openFigure(options)
  connectAnalysis(store)
  followTheme(store, document.documentElement, window.matchMedia('(prefers-color-scheme: dark)'))
  watchTyping(store)
  followShown(store)
  playAlong(store)
  const splice = options.ask ? connectSplice(window, activityOf(location)) : null
  // Before the page around is told of anything: the question comes first.
  if (splice) askAtSites(store, splice)
  const channel = connectHost(store, window, { height: () => tell() })
  listenInEmbed(store, window, channel, options.keys === 'parent')
  showFocus(window)
  page.replaceChildren()
  createRoot(page).render(
    <SpliceContext value={splice}>
      <Embed options={options} />
    </SpliceContext>,
  )
  const tell = tellHeight(page, channel)
  channel.post({ type: 'pv.ready' })
  for (const message of early()) channel.hear(message)
}

/** The same figure is the same exercise, wherever its frame stands. */
const activityOf = ({ pathname, hash }: Location): string => `${pathname}${hash}`.slice(0, 500)

function openFigure({ step, view, theme, font, speed, autoplay }: EmbedOptions) {
  store.getState().setView({ embedded: true, theme, scale: Math.round((font / usualFont) * 100) })
  store.getState().setSpeed(speed)
  store.getState().leaveOpening()
  const open = () => {
    openLink(store, location.hash)
    openAtStep(store, step)
  }
  open()
  // The page around may put another figure into the same frame.
  window.addEventListener('hashchange', open)
  if (view.includes('compare')) store.getState().openCompare()
  if (view.includes('run')) store.getState().openRun()
  if (autoplay) whenSettled(store, () => store.getState().play())
}
