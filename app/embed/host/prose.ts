import { PvScope } from './element.ts'
import { figureOf } from './figures.ts'

const selector = 'a[data-pv-for]'

const numberIn = (link: HTMLElement, name: 'pvStep' | 'pvSite'): number | undefined =>
  Number(link.dataset[name]) || undefined

/** What the figure is asked for; a link that names no place plays. */
function requestOf(link: HTMLElement): object {
  const [to, site] = [numberIn(link, 'pvStep'), numberIn(link, 'pvSite')]
  return to || site ? { type: 'pv.step', to: to ?? 1, site } : { type: 'pv.play' }
}

/** For a tab, a window or a file of its own. */
const elsewhere = (event: MouseEvent): boolean =>
  event.ctrlKey || event.metaKey || event.shiftKey || event.altKey

/** `<a data-pv-for="fig1" data-pv-step="4">step 4</a>` drives the figure with that id. */
export function driveByProse(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest<HTMLElement>(selector)
    const owner = link && document.getElementById(link.dataset['pvFor'] ?? '')
    if (!link || !owner || elsewhere(event)) return
    const asked = (owner instanceof PvScope ? owner : figureOf(owner))?.ask(requestOf(link))
    if (!asked) return
    event.preventDefault()
    asked.catch((error: unknown) => console.warn(error))
  })
  document.addEventListener('pv-step', ({ target, detail }) => {
    const { id } = target as HTMLElement
    for (const link of document.querySelectorAll<HTMLElement>(selector)) {
      if (link.dataset['pvFor'] !== id) continue
      const [step, site] = [numberIn(link, 'pvStep'), numberIn(link, 'pvSite')]
      const here = step === detail?.step && (site === undefined || site === detail.site)
      if (here) link.setAttribute('aria-current', 'step')
      else link.removeAttribute('aria-current')
    }
  })
}
