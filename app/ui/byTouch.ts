/** Whether a finger is what the page is touched with first of all, as the style sheets ask it. */
export const isByTouch = (): boolean => window.matchMedia('(pointer: coarse)').matches
