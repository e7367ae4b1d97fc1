import { fileWords } from '../messages/files.ts'
import { selectReaderIsAsked } from '../state/lessonSelectors.ts'
import type { AppStore } from '../state/store.ts'
import type { ChosenFile } from './fileKind.ts'
import { fileKinds } from './index.ts'

/** What the first lines of a text, or a boot image's mark at 0x202, need. */
const headSize = 4096

/** A file of the browser as the kinds see it. */
async function chosen(file: File): Promise<ChosenFile> {
  const bytes = async (part: Blob) => new Uint8Array(await part.arrayBuffer())
  return {
    name: file.name,
    size: file.size,
    head: await bytes(file.slice(0, headSize)),
    bytes: () => bytes(file),
    text: () => file.text(),
  }
}

/** Opens a file by whichever kind it is, and says what came of it. Never rejects. */
export async function openFile(store: AppStore, file: File): Promise<void> {
  const say = (notice: string) => store.getState().setView({ notice })
  try {
    const found = await chosen(file)
    const kind = fileKinds.find((each) => each.recognises(found))
    if (!kind) return say(fileWords.unknown(file.name, allEndings()))
    store.getState().hideKernel()
    // A question is about its own text; a task takes a file as an answer.
    if (selectReaderIsAsked(store.getState())) store.getState().leaveLesson()
    const told = await kind.open(store, found)
    if (told !== '') say(told ?? fileWords.opened(file.name))
  } catch {
    // It was moved, or is a folder, or may not be read.
    say(fileWords.unreadable(file.name))
  }
}

export const allEndings = (): readonly string[] => [
  ...new Set(fileKinds.flatMap(({ endings }) => endings)),
]
