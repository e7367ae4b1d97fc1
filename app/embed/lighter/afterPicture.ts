/** In milliseconds: a browser that never rests has rested by then, and what is out of view is not drawn at all. */
const longest = 1500

const drawn = () =>
  // The first frame draws it, the second begins when it was painted.
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))

const rested = () =>
  new Promise((resolve) => {
    // Not in every browser.
    if ('requestIdleCallback' in window) requestIdleCallback(resolve)
    else setTimeout(resolve, longest / 5)
  })

const waited = () => new Promise((resolve) => setTimeout(resolve, longest))

/** Resolves when what is being drawn stands, and the browser has nothing else to do. */
export const afterPicture = async (): Promise<void> => {
  await Promise.race([drawn().then(rested), waited()])
}
