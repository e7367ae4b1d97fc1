import { expect, it } from 'vitest'
import { compiledFile } from './compiledFile.ts'

const fileOf = (name: string, text: string) => ({
  name,
  size: text.length,
  head: new TextEncoder().encode(text),
  bytes: () => Promise.resolve(new TextEncoder().encode(text)),
  text: () => Promise.resolve(text),
})

it.each([
  [
    'a long path',
    '\n/lib/modules/6.1.0-50-amd64/kernel/arch/x86/kvm/kvm.ko:     file format elf64-x86-64\n',
  ],
  ['inline assembly, where debuggers are told nothing', '\t.text\nf:\n#APP\n\tcli\n#NO_APP\n'],
  ['a section before the name of the source', '\t.text\n\t.file\t"counter.c"\n'],
])('what objdump or gcc wrote is known by its first lines: %s', (_, text) => {
  expect(compiledFile.recognises(fileOf('x.txt', text))).toBe(true)
})

it('a listing is none of theirs', () => {
  expect(compiledFile.recognises(fileOf('x.s', 'DISABLE_INTERRUPTS(CLBR_NONE)\n'))).toBe(false)
})
