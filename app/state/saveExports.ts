import { exportFiles } from '../exports/exportKinds.ts'
import { fileWords } from '../messages/files.ts'
import type { AppStore } from './store.ts'

/** Hands a finished export to the browser as a download. */
export function saveExports(store: AppStore): void {
  store.subscribe(({ view }) => {
    if (view.exporting === null || 'asked' in view.exporting) return
    const { what, text } = view.exporting
    if (text !== null) saveFile(exportFiles[what], text)
    store.getState().setView({
      exporting: null,
      ...(text === null ? { notice: fileWords.nothing[what] } : {}),
    })
  })
}

/** Hands a text to the browser as a download. */
export const saveFile = (name: string, text: string): void =>
  saveBlob(name, new Blob([text], { type: 'text/plain' }))

/** Hands bytes to the browser as a download. */
export function saveBlob(name: string, bytes: Blob): void {
  const url = URL.createObjectURL(bytes)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
