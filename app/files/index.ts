import { compiledFile } from './compiledFile.ts'
import { deckFile } from './deckFile.ts'
import { documentFile } from './documentFile.ts'
import type { FileKind } from './fileKind.ts'
import { kernelFile } from './kernelFile.ts'
import { listingFile } from './listingFile.ts'

/** Every kind of file that the page opens, in the order in which they are asked whether it is theirs. */
export const fileKinds: readonly FileKind[] = [
  deckFile,
  documentFile,
  kernelFile,
  compiledFile,
  listingFile,
]
