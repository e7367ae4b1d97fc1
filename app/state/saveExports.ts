import type { AppStore } from './store.ts'

const fileName = 'listing.s'

/** Hands a finished export to the browser as a download. */
export function saveExports(store: AppStore): void {
  store.subscribe(({ view }) => {
    if (view.exporting === null || view.exporting === 'asked') return
    const url = URL.createObjectURL(new Blob([view.exporting.text], { type: 'text/plain' }))
    const link = document.createElement('a')
    link.href = url
    link.download = fileName
    link.click()
    URL.revokeObjectURL(url)
    store.getState().setView({ exporting: null })
  })
}
