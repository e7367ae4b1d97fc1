import { largestDocument } from '../../src/share/limits.ts'
import { openCompiled } from '../kernel/convert.ts'
import { fileWords } from '../messages/files.ts'
import { endsIn, type FileKind } from './fileKind.ts'

const endings = ['.s', '.asm', '.txt', '.dis', '.lst', '.objdump']

const headText = ({ head }: { readonly head: Uint8Array }): string => new TextDecoder().decode(head)

/** What `gcc -S` or `objdump -d` wrote: its first line tells. */
export const compiledFile: FileKind = {
  id: 'compiled',
  endings,
  recognises: (file) =>
    (endsIn(file, endings) || !/\.\w+$/.test(file.name)) &&
    /file format elf|^\s*\.file\s+"/m.test(headText(file)),
  open: async (store, file) => {
    if (file.size > largestDocument) return fileWords.tooLarge(file.name)
    const text = await file.text()
    if (!(await openCompiled(store, { name: file.name, text }))) {
      store.getState().setListing(text)
      return null
    }
    // What was made of it has been said, or stands beside the table.
    return ''
  },
}
