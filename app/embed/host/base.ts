/** Null in a module, which cannot tell where it came from. */
const running = document.currentScript as HTMLScriptElement | null

/** Folder that this script was loaded from: the figures lie beside it. */
export const folder = new URL(
  './',
  (running ?? document.querySelector<HTMLScriptElement>('script[src*="/embed.js"]'))?.src ??
    location.href,
)

/** Attributes that go into the frame's address. */
export const passed = 'theme,view,readonly,step,autoplay,speed,font,lang,ctl,title,keys,ask'.split(
  ',',
)

/** Address of the frame for what an element says: its `src`, which may be the page's own, and its options. */
export function frameAddress(element: HTMLElement): string {
  const given = new URL(element.getAttribute('src') ?? folder, folder)
  const address = new URL('embed.html', given)
  address.search = given.search
  address.hash = given.hash
  for (const name of passed) {
    const value = element.getAttribute(name)
    if (value !== null) address.searchParams.set(name, value)
  }
  return address.href
}
