/** What the page tells a service worker that waits: be the one in charge from now on. */
export const takeOver = 'pvscope: take over'
