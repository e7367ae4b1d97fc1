import { endsIn, type FileKind } from './fileKind.ts'

const packed = ['.gz', '.xz', '.zst', '.lzma', '.bz2', '.lz4']
const endings = ['.ko', '.o', ...packed]

const elfMagic = [0x7f, 0x45, 0x4c, 0x46]

/** Where a boot image says that it is one (Documentation/x86/boot.rst). */
const bootNames = /^(?:bzimage|vmlinu[xz])/i

const isElf = (head: Uint8Array): boolean => elfMagic.every((byte, at) => head[at] === byte)

/** A kernel, a module, an object file, packed or plain; what is wrong with it, the engine says. */
export const kernelFile: FileKind = {
  id: 'kernel',
  endings,
  recognises: (file) => isElf(file.head) || endsIn(file, endings) || bootNames.test(file.name),
  open: async (store, file) => {
    const { buffer } = await file.bytes()
    if (buffer instanceof ArrayBuffer) {
      store.getState().openKernel({ name: file.name, size: file.size, bytes: buffer })
    }
    return ''
  },
}
