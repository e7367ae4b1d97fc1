import type { AppStore } from '../state/store.ts'
import { allEndings, openFile } from './openFile.ts'

/** Asks for a file and opens it. */
export function chooseFile(store: AppStore): void {
  const field = document.createElement('input')
  field.type = 'file'
  field.accept = allEndings().join(',')
  field.addEventListener('change', () => {
    const [file] = field.files ?? []
    if (file) void openFile(store, file)
  })
  field.click()
}
