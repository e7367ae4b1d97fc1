import { editor } from 'monaco-editor/editor'
import { toggleBreakpointAt } from '../commands/toggleBreakpoint.ts'
import { isOpen } from '../panels/Listing/expansions.ts'
import type { ListingLayout } from '../panels/Listing/lines.ts'
import type { AppStore } from '../state/store.ts'
import { Taps } from './taps.ts'

/** A press there sets a breakpoint. */
const breakpointTargets: readonly editor.MouseTargetType[] = [
  editor.MouseTargetType.GUTTER_LINE_NUMBERS,
  editor.MouseTargetType.GUTTER_LINE_DECORATIONS,
]

/** What a press of the mouse or of a finger does beside the text: it opens a macro, or sets a breakpoint. */
export function listenToPresses(
  view: editor.IStandaloneCodeEditor,
  store: AppStore,
  layout: () => ListingLayout,
): () => void {
  const press = (onSign: boolean, target: editor.IMouseTarget | null): boolean => {
    const line = target?.position?.lineNumber
    if (!target || !line) return false
    if (onSign) toggle(store, layout(), line)
    else if (breakpointTargets.includes(target.type)) toggleBreakpointAt(store, line)
    else return false
    return true
  }
  const taps = new Taps(view, view.getContainerDomNode(), press)
  view.onMouseDown(({ target }) => {
    if (!taps.byFinger) press(target.element?.classList.contains('pv-toggle') ?? false, target)
  })
  return () => taps.dispose()
}

function toggle(store: AppStore, layout: ListingLayout, line: number) {
  const { view, playback, setView } = store.getState()
  const entry = layout.lines.get(line)
  if (!entry) return
  const open = isOpen(line, entry, view, playback.place?.site ?? null)
  setView({ expanded: { ...view.expanded, [line]: !open } })
}
