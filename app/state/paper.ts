/**
 * Paper is white. What a browser makes of light letters on a page whose background it leaves out is a pale grey, so
 * the page is printed in its light colours, whichever are on the screen.
 */
export function printInLight(page: HTMLElement, window: Window): void {
  let shown: string | undefined
  window.addEventListener('beforeprint', () => {
    shown = page.dataset['theme']
    page.dataset['theme'] = 'light'
  })
  window.addEventListener('afterprint', () => {
    if (shown !== undefined) page.dataset['theme'] = shown
  })
}
