import type { AppStore } from '../state/store.ts'
import type { MountEditor } from './mount.ts'

/** The editor is most of the page's weight, so it comes when all else is there. */
export async function loadEditor(): Promise<MountEditor> {
  const [{ mountEditor }] = await Promise.all([
    import('./mount.ts'),
    // Characters are measured once, so the type has to be there.
    document.fonts.load('13px "JetBrains Mono"'),
  ])
  return mountEditor
}

/** Milliseconds after which the editor is loaded even if no first picture has come. */
const patience = 3000

/** Calls back when the first analysis is drawn and the page has nothing else to do. */
export function whenIdle(store: AppStore, start: () => void): () => void {
  let idle: number | undefined
  const soon = () => {
    stop()
    clearTimeout(timer)
    // Safari has no idle callback.
    idle =
      window.requestIdleCallback?.(start, { timeout: patience }) ?? window.setTimeout(start, 50)
  }
  const timer = setTimeout(soon, patience)
  const answered = () => {
    const { shown, refused } = store.getState().analysis
    return shown !== null || refused !== null
  }
  const stop = store.subscribe(() => answered() && soon())
  if (answered()) soon()
  return () => {
    stop()
    clearTimeout(timer)
    if (idle !== undefined) (window.cancelIdleCallback ?? clearTimeout)(idle)
  }
}
