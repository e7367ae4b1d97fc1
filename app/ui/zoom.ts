/** How much larger than usual an element is drawn: the window has as many times fewer of its pixels. */
export const zoomOf = (element: Element): number =>
  Number(getComputedStyle(element).getPropertyValue('--zoom')) || 1
