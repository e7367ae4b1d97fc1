import { holdsKernel } from '../../src/elf/magic.ts'
import { endsIn, type FileKind } from './fileKind.ts'

const packed = ['.gz', '.xz', '.zst', '.lzma', '.bz2', '.lz4']
const endings = ['.ko', '.o', ...packed]

/** Of a boot image that is damaged the name tells. */
const bootNames = /^(?:bzimage|vmlinu[xz])/i

/** A kernel, a module, an object file, packed or plain; what is wrong with it, the engine says. */
export const kernelFile: FileKind = {
  id: 'kernel',
  endings,
  recognises: (file) =>
    holdsKernel(file.head) || endsIn(file, endings) || bootNames.test(file.name),
  open: async (store, file) => {
    const { buffer } = await file.bytes()
    if (buffer instanceof ArrayBuffer) {
      store.getState().openKernel({ name: file.name, size: file.size, content: buffer })
    }
    return ''
  },
}
