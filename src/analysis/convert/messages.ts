const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** What came of a text of a compiler or a disassembler. */
export const convertWords = {
  compiled: (dropped: number, left: number): string =>
    `Taken from gcc -S: ${counted(dropped, 'line')} for debuggers and linkers left out${leftWords(left)}.`,
  disassembled: (rows: number, sites: number, bytes: number, left: number): string =>
    `Taken from objdump -d: ${counted(rows, 'instruction')}${siteWords(sites)}${byteWords(bytes)}${lostWords(left)}.`,
  intel: (): string =>
    'This is Intel syntax, and a listing is AT&T. Make it again with gcc -masm=att, or objdump without -M intel.',
  otherMachine: (format: string): string =>
    `This is a disassembly for ${format}. Only elf32-i386 and elf64-x86-64 are read.`,
  nothing: (): string =>
    'There is no instruction in this disassembly. Make it with objdump -d, bytes included.',
  head: (from: string): string => `# from ${from}`,
  refused: (why: string): string => `not taken: ${why}`,
} as const

const leftWords = (left: number): string =>
  left === 0
    ? ''
    : `; ${counted(left, 'line')} could not be taken and stand${left === 1 ? 's' : ''} there as ${left === 1 ? 'a comment' : 'comments'}`

const lostWords = (lost: number): string =>
  lost === 0 ? '' : `; ${counted(lost, 'line')} that objdump does not write left out`

const siteWords = (sites: number): string =>
  sites === 0
    ? '; no call through a slot of paravirt operations is among them'
    : `; ${counted(sites, 'site')} with records as their operations have them, since a disassembly shows none`

const byteWords = (bytes: number): string =>
  bytes === 0 ? '' : `; ${bytes} given as bytes, because as writes them otherwise`
