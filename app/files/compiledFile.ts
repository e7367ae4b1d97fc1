import { largestDocument } from '../../src/share/limits.ts'
import { looksCompiled, openCompiled } from '../kernel/convert.ts'
import { fileWords } from '../messages/files.ts'
import { endsIn, type FileKind } from './fileKind.ts'
import { listingFile } from './listingFile.ts'

const endings = ['.s', '.asm', '.txt', '.dis', '.lst', '.objdump']

const headText = ({ head }: { readonly head: Uint8Array }): string => new TextDecoder().decode(head)

/** What `gcc -S` or `objdump -d` wrote: its first lines tell. */
export const compiledFile: FileKind = {
  id: 'compiled',
  endings,
  recognises: (file) =>
    (endsIn(file, endings) || !/\.\w+$/.test(file.name)) && looksCompiled(headText(file)),
  open: async (store, file) => {
    if (file.size > largestDocument) return fileWords.tooLarge(file.name)
    const text = await file.text()
    if (!(await openCompiled(store, { name: file.name, text })))
      return listingFile.open(store, file)
    // What was made of it has been said, or stands beside the table.
    return ''
  },
}
