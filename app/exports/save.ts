import type { FigureId } from '../figures/index.ts'
import type { FigureTheme } from '../figures/palette.ts'
import { saveBlob, saveFile } from '../state/saveExports.ts'
import type { AppState } from '../state/store.ts'
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

/** `link`: where its reader finds the same, to step through. */
export async function saveHandout(state: AppState, link: string): Promise<string> {
  const { handoutHtml } = await import('./handout.ts')
  const name = 'pvscope-handout.html'
  saveFile(name, handoutHtml(state, link))
  return name
}
