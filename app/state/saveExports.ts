import type { AppStore } from './store.ts'

const fileName = 'listing.s'

/** Hands a finished export to the browser as a download. */
export function saveExports(store: AppStore): void {
  store.subscribe(({ view }) => {
    if (view.exporting === null || view.exporting === 'asked') return
    saveFile(fileName, view.exporting.text)
    store.getState().setView({ exporting: null })
  })
}

/** Hands a text to the browser as a download. */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
