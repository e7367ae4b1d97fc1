import { fileWords } from '../messages/files.ts'
import type { AppStore } from '../state/store.ts'
import { openFile } from './openFile.ts'

const holdsFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes('Files') ?? false

/** A file that is dropped anywhere on the page is opened. The page says that it would be while it is held over it. */
export function listenToDrops(store: AppStore, page: Document): void {
  const over = (is: boolean) => {
    if (is) page.documentElement.dataset['dropping'] = fileWords.drop
    else delete page.documentElement.dataset['dropping']
  }
  // Before the editor, which would put the name of the file into the text.
  const capture = { capture: true }
  page.addEventListener(
    'dragover',
    (event) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      event.stopPropagation()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
      over(true)
    },
    capture,
  )
  page.addEventListener('dragleave', ({ relatedTarget }) => {
    if (relatedTarget === null) over(false)
  })
  page.addEventListener(
    'drop',
    (event) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      event.stopPropagation()
      over(false)
      const [file] = event.dataTransfer?.files ?? []
      if (file) void openFile(store, file)
    },
    capture,
  )
}
