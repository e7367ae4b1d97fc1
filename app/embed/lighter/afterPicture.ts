import { once } from '../../../src/base/once.ts'

/** In milliseconds: a browser that never rests has rested by then. */
const longest = 1500

/** What is out of view is not drawn at all, and waits no longer than this. */
const longestUndrawn = 4000

/** Resolves when what was given to draw is painted. */
export const drawn = (): Promise<unknown> =>
  // The first frame draws it, the second begins when it was painted.
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))

const rested = () =>
  new Promise((resolve) => {
    // Not in every browser.
    if ('requestIdleCallback' in window) requestIdleCallback(resolve, { timeout: longest })
    else setTimeout(resolve, longest / 5)
  })

const waited = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Resolves when what is being drawn stands, and the browser has nothing else to do. */
export const afterPicture = async (): Promise<void> => {
  await Promise.race([drawn(), waited(longestUndrawn)])
  await rested()
}

/** Times as long as the picture took: a slow machine is left alone for longer. */
const respite = 2

/** When the picture was asked for: a figure may have slept before. */
let asked = 0

export const pictureAsked = (at: number): void => void (asked = at)

const acts = ['keydown', 'pointerdown'] as const

const acted = (): Promise<unknown> =>
  new Promise((resolve) =>
    acts.forEach((act) => window.addEventListener(act, resolve, { once: true, capture: true })),
  )

/** Resolves when the picture has stood for a while, or when somebody has begun to act and what they did is drawn. */
export const afterLook = once(async (): Promise<void> => {
  const begun = acted().then(drawn)
  await afterPicture()
  await Promise.race([begun, waited(respite * (performance.now() - asked))])
  await rested()
})
