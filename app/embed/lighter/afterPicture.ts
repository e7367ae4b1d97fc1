/** In milliseconds: a browser that never rests has rested by then. */
const longest = 1500

/** Resolves when what is being drawn stands, and the browser has nothing else to do. */
export const afterPicture = (): Promise<void> =>
  new Promise((resolve) => {
    // The first frame draws it, the second begins when it was painted.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        // Not in every browser.
        if ('requestIdleCallback' in window)
          requestIdleCallback(() => resolve(), { timeout: longest })
        else setTimeout(resolve, longest / 5)
      }),
    )
  })
