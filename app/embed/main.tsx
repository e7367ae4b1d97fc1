import { hearEarly } from './early.ts'
import { leadToLesson } from './lessonLink.ts'
import { embedWords as words } from './messages.ts'
import { readOptions } from './options.ts'
import { linkNeeded } from '../state/linkCodec.ts'
import { trustOwnScripts } from '../guard/trustedScripts.ts'
import { startEarly } from '../worker/start.ts'

trustOwnScripts(window)

const options = readOptions(location.search)
const poster = document.querySelector('[data-poster-words]')
const dark = window.matchMedia('(prefers-color-scheme: dark)').matches

document.documentElement.lang = options.lang
document.documentElement.dataset['theme'] =
  options.theme === 'auto' ? (dark ? 'dark' : 'light') : options.theme
if (options.title !== null) document.title = options.title

let shown = false
const early = hearEarly(window, options.ctl ? () => void show() : null)
if (leadToLesson(window)) {
  // The page comes into the frame.
} else if (options.ctl) askFirst()
else void show()

/** Nothing more is loaded until somebody wants to see the figure, or the page around it asks for something. */
function askFirst() {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = words.load
  button.addEventListener('click', () => void show())
  poster?.replaceChildren(button)
}

async function show() {
  if (shown) return
  shown = true
  // Beside the figure, not after it.
  if (location.hash.length > 1) linkNeeded(location.hash)?.catch(() => undefined)
  else startEarly()
  try {
    const { start } = await import('./start.tsx')
    await start(options, early)
  } catch (error) {
    // Its assets are not for a frame without an origin, or the network is gone.
    if (poster) poster.textContent = words.failed
    throw error
  }
}
