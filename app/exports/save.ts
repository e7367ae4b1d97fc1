import type { FigureId } from '../figures/ids.ts'
import type { FigureTheme } from '../figures/palette.ts'
import { saveBlob, saveFile } from '../state/saveExports.ts'
import { selectIsComplete } from '../state/flips.ts'
import type { AppState, AppStore } from '../state/store.ts'
import { pngOf } from './png.ts'

/** Figures and their fonts are loaded when somebody asks for one. Resolves to the name; rejects where it fails. */
export async function saveFigure(
  state: AppState,
  id: FigureId,
  theme: FigureTheme,
  kind: 'svg' | 'png',
): Promise<string> {
  const { figureSvg } = await import('../figures/index.ts')
  const svg = figureSvg(id, state, theme)
  const name = `pvscope-${id}.${kind}`
  if (svg === null) throw new Error(`no ${id}`)
  if (kind === 'svg') saveFile(name, svg)
  else saveBlob(name, await pngOf(svg))
  return name
}

/** The state in which all is known that a text of all sites says. */
const whenComplete = (store: AppStore): Promise<AppState> =>
  new Promise((resolve) => {
    if (selectIsComplete(store.getState())) return resolve(store.getState())
    const stop = store.subscribe((state) => {
      if (!selectIsComplete(state)) return
      stop()
      resolve(state)
    })
  })

/** `link`: where its reader finds the same, to step through. */
export async function saveHandout(store: AppStore, link: string): Promise<string> {
  const [{ handoutHtml }, state] = await Promise.all([import('./handout.ts'), whenComplete(store)])
  const name = 'pvscope-handout.html'
  saveFile(name, handoutHtml(state, link))
  return name
}
