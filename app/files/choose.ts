import type { AppStore } from '../state/store.ts'
import { allEndings, openFile } from './openFile.ts'

/** Asks for a file and opens it. `any`: also one whose name has no ending, as a vmlinux. */
export function chooseFile(store: AppStore, any = false): void {
  const field = document.createElement('input')
  field.type = 'file'
  if (!any) field.accept = allEndings().join(',')
  field.addEventListener('change', () => {
    const [file] = field.files ?? []
    if (file) void openFile(store, file)
  })
  field.click()
}
