import { type EmbedOptions, readOptions, usualFont } from '../embed/options.ts'
import { scales } from './scale.ts'
import type { AppStore } from './store.ts'
import type { ViewState } from './view.ts'

type Asked = Partial<Pick<ViewState, 'theme' | 'scale'>>

/** The size that is nearest to words of so many pixels. */
function scaleFor(font: number): number {
  const wanted = (font / usualFont) * 100
  const off = (scale: number) => Math.abs(scale - wanted)
  return scales.reduce((best, scale) => (off(scale) < off(best) ? scale : best))
}

const askedBy = ({ theme, font }: EmbedOptions): Asked => ({
  ...(theme === 'auto' ? {} : { theme }),
  ...(font === usualFont ? {} : { scale: scaleFor(font) }),
})

/**
 * The query of the address says how the page is set up, as in an embed: `?theme=light&font=20`. It holds for this
 * visit; what the reader chose is what is kept.
 */
export function applySetup(store: AppStore, query: string): void {
  const asked = askedBy(readOptions(query))
  store.setState(({ view }) => {
    const own = Object.fromEntries(
      Object.keys(asked).map((name) => [name, view[name as keyof Asked]]),
    )
    return { view: { ...view, ...asked, own } }
  })
}
