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

const waited = () => new Promise((resolve) => setTimeout(resolve, longestUndrawn))

/** Resolves when what is being drawn stands, and the browser has nothing else to do. */
export const afterPicture = async (): Promise<void> => {
  await Promise.race([drawn(), waited()])
  await rested()
}
