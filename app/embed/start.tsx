import { createRoot } from 'react-dom/client'
import { openLink } from '../state/address.ts'
import { followShown } from '../state/compare.ts'
import { playAlong } from '../state/player.ts'
import { watchTyping } from '../state/quiet.ts'
import { store } from '../state/store.ts'
import { followTheme } from '../state/theme.ts'
import { type PackedAnalysis, unpack } from '../worker/packed.ts'
import { connectAnalysis } from '../worker/connect.ts'
import { connectHost, whenSettled } from './channel.ts'
import { givesText } from './early.ts'
import { Embed } from './Embed.tsx'
import { openAtStep } from './figure.ts'
import { tellHeight } from './height.ts'
import { neededFor } from './itaniumPart.ts'
import { bringStories } from './lighter/broughtStories.ts'
import { afterLook, pictureAsked } from './lighter/afterPicture.ts'
import { listenInEmbed, showFocus } from './keys.ts'
import { leadToLesson } from './lessonLink.ts'
import { embedWords as words } from './messages.ts'
import { type EmbedOptions, usualFont } from './options.ts'
import { SpliceContext } from './useSplice.ts'

/**
 * Shows the figure of the address. It keeps nothing in the browser, leaves its address alone, and takes neither
 * focus nor scrolling from the page around. `early` gives what was posted before it was loaded; `known` is the answer to
 * the text with which it opens, where it opens with that; `asked` is when somebody asked for the figure.
 */
export async function start(
  options: EmbedOptions,
  early: () => readonly MessageEvent[],
  known: PackedAnalysis | null,
  asked: number,
): Promise<void> {
  const page = document.getElementById('figure')
  if (!page) return
  pictureAsked(asked)
  // Nothing that has to wait for them weighs on other figures.
  const [asking] = await Promise.all([
    options.ask ? import('./asking.ts') : null,
    linkBrought(() => location.hash),
  ])
  const heard = early()
  // A text that is given takes the place of the first.
  const first = known && !givesText(heard) ? unpack(known, null) : null
  openFigure(options, first !== null)
  followTheme(store, document.documentElement, window.matchMedia('(prefers-color-scheme: dark)'))
  watchTyping(store)
  followShown(store)
  playAlong(store)
  // Before the page around is told of anything: the question comes first.
  const splice = asking?.ask(store, window) ?? null
  const channel = connectHost(store, window, { height: () => tell() })
  listenInEmbed(store, window, channel, options.keys === 'parent')
  showFocus(window)
  connectAnalysis(store, first && { analysis: first, rested: afterLook() })
  const tell = tellHeight(page, channel)
  channel.post({ type: 'pv.ready' })
  const answering = heard.map(channel.hear)
  // Nothing else is drawn before the text that is given.
  if (givesText(heard)) await Promise.all(answering)
  page.replaceChildren()
  createRoot(page).render(
    <SpliceContext value={splice}>
      <Embed options={options} />
    </SpliceContext>,
  )
}

/** What the link takes is there, also of one that the page around changed meanwhile. */
async function linkBrought(link: () => string): Promise<void> {
  const wanted = link()
  await neededFor({ link: wanted })
  if (link() !== wanted) await linkBrought(link)
}

function openFigure({ step, view, theme, font, speed, autoplay }: EmbedOptions, linted: boolean) {
  const scale = Math.round((font / usualFont) * 100)
  const flipless = !view.includes('why')
  const stepless = flipless && !view.includes('step')
  store.getState().setView({ embedded: true, flipless, stepless, unlinted: !linted, theme, scale })
  store.getState().setSpeed(speed)
  store.getState().leaveOpening()
  const open = () => {
    openLink(store, location.hash)
    openAtStep(store, step)
  }
  open()
  // The page around may put another figure into the same frame.
  window.addEventListener('hashchange', () => {
    if (leadToLesson(window)) return
    const needed = neededFor({ link: location.hash })
    if (needed) needed.then(open, () => store.getState().setView({ notice: words.failed }))
    else open()
  })
  if (view.includes('compare')) store.getState().openCompare()
  if (view.includes('run')) store.getState().openRun()
  const rest = () => {
    store.getState().setView({ unlinted: false })
    void bringStories().catch(() => undefined)
  }
  whenSettled(store, () => void afterLook().then(rest))
  if (autoplay) whenSettled(store, () => store.getState().play())
}
