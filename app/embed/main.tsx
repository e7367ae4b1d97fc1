import { hearEarly } from './early.ts'
import { givenText } from './given.ts'
import { leadToLesson } from './lessonLink.ts'
import { embedWords as words } from './messages.ts'
import { readOptions } from './options.ts'
import { linkNeeded } from '../state/linkCodec.ts'
import { trustOwnScripts } from '../guard/trustedScripts.ts'

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
  early.awake()
  const asked = performance.now()
  // Beside the figure, not after it.
  const linked = location.hash.length > 1
  if (linked) linkNeeded(location.hash)?.catch(() => undefined)
  const opens = !linked && window.name !== givenText
  try {
    const [{ start }, known] = await Promise.all([
      import('./start.tsx'),
      opens ? import('./openingAnswer.ts').catch(() => null) : null,
    ])
    await start(options, early.taken, known?.packed ?? null, options.ctl ? asked : 0)
  } catch (error) {
    // Its assets are not for a frame without an origin, or the network is gone.
    if (poster) poster.textContent = words.failed
    throw error
  }
}
