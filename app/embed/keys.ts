import { lateConfig } from '../../src/ops/configs.ts'
import type { AppStore } from '../state/store.ts'
import { type Channel, whenSettled } from './channel.ts'
import { afterPicture } from './lighter/afterPicture.ts'

/**
 * What keys do comes while the engine works. A frame has no keys before somebody has gone into it, and a figure of 6.1
 * weighs too much: there it comes when the picture stands, or with focus or the first key. Keys that were pressed before
 * are pressed once more then. See `heardKeys.ts`.
 */
export function listenInEmbed(
  store: AppStore,
  page: Window,
  channel: Channel,
  forward: boolean,
): void {
  const pressed: KeyboardEvent[] = []
  let coming: Promise<void> | null = null
  const bring = async () => {
    const { hearInEmbed } = await import('./heardKeys.ts')
    page.document.removeEventListener('keydown', keep)
    hearInEmbed(store, page, channel, forward)
    for (const press of pressed.splice(0)) {
      const { target } = press
      if (!press.defaultPrevented) target?.dispatchEvent(new KeyboardEvent('keydown', press))
    }
  }
  // A download that failed is tried anew with the next key.
  const need = () => void (coming ??= bring().catch(() => void (coming = null)))
  function keep(event: KeyboardEvent) {
    pressed.push(event)
    need()
  }
  page.document.addEventListener('keydown', keep)
  page.addEventListener('focus', need, { once: true })
  const framed = page.parent !== page
  if (!framed && store.getState().document.config !== lateConfig) need()
  else whenSettled(store, () => void afterPicture().then(need))
}

/** Whether the keyboard is inside, said on the page's root for the ring that shows it. */
export function showFocus(page: Window): void {
  const root = page.document.documentElement
  root.toggleAttribute('data-framed', page.parent !== page)
  const show = () => root.toggleAttribute('data-focused', page.document.hasFocus())
  page.addEventListener('focus', show)
  page.addEventListener('blur', show)
  show()
}
