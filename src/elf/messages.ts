import { type Diagnostic, diagnosticsOf } from '../base/diagnostic.ts'

/** What is wrong with a file, or worth knowing about it. It has no place in a listing. */
export type ElfFault = Omit<Diagnostic, 'span'>

/** What a file is that is no ELF file. */
export const kindWords = {
  jpeg: 'a JPEG picture',
  png: 'a PNG picture',
  gif: 'a GIF picture',
  pdf: 'a PDF document',
  zip: 'a ZIP archive',
  archive: 'an archive of object files or a Debian package',
  windows: 'a Windows program',
  script: 'a script',
  unknown: 'something that is not known',
  x32: 'x86-64 (the x32 form)',
  x86: '32-bit x86',
  core: 'a core dump',
  ofType: (type: number): string => `of type ${type}`,
} as const

const plain = 'Open a kernel module (.ko), an object file (.o) or a vmlinux.'
const hex = (value: number | bigint): string => `0x${value.toString(16)}`
const bytes = (count: number): string => `${count} byte${count === 1 ? '' : 's'}`

const table = {
  'elf/empty': {
    severity: 'error',
    message: () => `The file is empty: it has 0 bytes. ${plain}`,
  },
  'elf/other-kind': {
    severity: 'error',
    message: (what: string) => `This is ${what}, not an ELF file. ${plain}`,
  },
  'elf/unknown-kind': {
    severity: 'error',
    message: (start: string) =>
      `This is no ELF file: it starts with ${start}, and an ELF file with 7f 45 4c 46. ${plain}`,
  },
  'elf/compressed': {
    severity: 'error',
    message: (format: string, command: string) =>
      `This file is compressed with ${format}. Make a plain file of it first: ${command}`,
  },
  'elf/bad-compression': {
    severity: 'error',
    message: (format: string) =>
      `This file says that it is compressed with ${format}, but what follows cannot be unpacked: it is cut short or damaged.`,
  },
  'elf/boot-image': {
    severity: 'error',
    message: (format: string, command: string) =>
      `This is a boot image (bzImage): the kernel lies in it, compressed with ${format}. Take it out first: ${command}`,
  },
  'elf/boot-image-damaged': {
    severity: 'error',
    message: (size: number) =>
      `This is a boot image (bzImage), but its kernel does not lie within the file's ${bytes(size)}: it is cut short, or from before 2.6.26, which did not say where.`,
  },
  'elf/header-cut': {
    severity: 'error',
    message: (needs: number, has: number) =>
      `The ELF header is cut short: it takes ${bytes(needs)}, and the file has ${has}.`,
  },
  'elf/class': {
    severity: 'error',
    message: (value: number) =>
      `The ELF class is ${value}; only 1 (32 bits) and 2 (64 bits) exist. The file is damaged.`,
  },
  'elf/big-endian': {
    severity: 'error',
    message: () =>
      'This ELF file is big-endian, so it is for another machine: x86 is little-endian.',
  },
  'elf/byte-order': {
    severity: 'error',
    message: (value: number) =>
      `The ELF header names no byte order (${value} instead of 1, little-endian). The file is damaged.`,
  },
  'elf/machine': {
    severity: 'error',
    message: (name: string) => `This ELF file is for ${name}. Only x86 (32 and 64 bits) is read.`,
  },
  'elf/class-of-machine': {
    severity: 'error',
    message: (bits: number, machine: string) =>
      `This is a ${bits}-bit ELF file for ${machine}: no Linux kernel comes in this form.`,
  },
  'elf/file-type': {
    severity: 'error',
    message: (what: string) => `This ELF file is ${what}, which holds no kernel code. ${plain}`,
  },
  'elf/no-sections': {
    severity: 'error',
    message: () =>
      'This ELF file has no section headers, and without them the records of the patch sites cannot be found. Open the file from before they were stripped off.',
  },
  'elf/section-header-size': {
    severity: 'error',
    message: (has: number, wants: number) =>
      `The ELF header says that a section header takes ${bytes(has)}; it takes ${wants}. The file is damaged.`,
  },
  'elf/section-headers-outside': {
    severity: 'error',
    message: (from: number, to: number, size: number) =>
      `The section headers should lie at bytes ${hex(from)} to ${hex(to)}, but the file ends at ${hex(size)}: it is cut short or damaged.`,
  },
  'elf/section-names': {
    severity: 'error',
    message: (index: number) =>
      `The names of the sections should be in section ${index}, which is no table of strings within the file.`,
  },
  'elf/section-outside': {
    severity: 'error',
    message: (name: string, from: number, to: number, size: number) =>
      `Section ${name} should lie at bytes ${hex(from)} to ${hex(to)}, but the file ends at ${hex(size)}. It is left out.`,
  },
  'elf/symbols': {
    severity: 'error',
    message: (name: string) =>
      `The symbol table ${name} is damaged: its entries or their names do not lie within the file. Names are missing.`,
  },
  'elf/relocation-section': {
    severity: 'error',
    message: (name: string, index: number) =>
      `Relocations in ${name} are for section ${index}, which does not exist. They are left out.`,
  },
  'elf/relocations-overlap': {
    severity: 'error',
    message: (name: string) =>
      `The tables of relocations are together larger than the file: they lie over each other. Those from ${name} on are left out.`,
  },
  'elf/relocations-nowhere': {
    severity: 'error',
    message: (count: number, name: string, offset: number, size: number) =>
      `${count} relocation${count === 1 ? ' of' : 's of'} ${name} lead${count === 1 ? 's' : ''} nowhere: the first is for offset ${hex(offset)} of ${hex(size)}, or for a symbol that does not exist.`,
  },
  'elf/relocation-types': {
    severity: 'warning',
    message: (count: number, name: string, type: number) =>
      `${count} relocation${count === 1 ? '' : 's'} of ${name} ha${count === 1 ? 's' : 've'} a type that is not known (the first is type ${type}). Their fields keep what the file holds.`,
  },
  'elf/no-records': {
    severity: 'info',
    message: () =>
      'No patch sites: there is no section .parainstructions. The code calls no paravirt operation, or was compiled without CONFIG_PARAVIRT; and from Linux 6.8 on the sites are alternatives without records.',
  },
  'elf/records': {
    severity: 'info',
    message: (count: number, stride: number) =>
      `${count} records in .parainstructions, ${bytes(stride)} each.`,
  },
  'elf/records-rest': {
    severity: 'warning',
    message: (rest: number, stride: number) =>
      `.parainstructions ends with ${bytes(rest)} that make no record of ${stride}. They are left out.`,
  },
  'elf/record-nowhere': {
    severity: 'error',
    message: (count: number, address: bigint) =>
      `${count} record${count === 1 ? ' names a site' : 's name sites'} outside of all code (the first at ${hex(address)}). ${count === 1 ? 'It is' : 'They are'} left out.`,
  },
  'elf/alternatives': {
    severity: 'info',
    message: (count: number, size: number, sensible: number) =>
      `.altinstructions was read as ${count} entries of ${bytes(size)}: ${sensible} of them make sense.`,
  },
  'elf/alternatives-unclear': {
    severity: 'warning',
    message: (size: number, sensible: number, count: number) =>
      `.altinstructions has a form that is not known: read as entries of ${bytes(size)}, only ${sensible} of ${count} make sense. Alternatives are left out.`,
  },
} as const

type Table = typeof table

const diagnostic = diagnosticsOf<Table>(table)
const nowhere = { from: 0, to: 0 }

export function elfFault<Code extends keyof Table & string>(
  code: Code,
  ...values: Parameters<Table[Code]['message']>
): ElfFault {
  const { severity, message } = diagnostic(code, nowhere, ...values)
  return { severity, code, message }
}

/** Words for the machines that an ELF header may name. Source: the ELF specification's e_machine. */
const machines: Readonly<Record<number, string>> = {
  2: 'SPARC',
  8: 'MIPS',
  20: 'PowerPC',
  21: '64-bit PowerPC',
  22: 's390',
  40: 'ARM',
  42: 'SuperH',
  43: '64-bit SPARC',
  50: 'Itanium (ia64)',
  183: '64-bit ARM',
  243: 'RISC-V',
  247: 'BPF',
  258: 'LoongArch',
}

export const machineName = (machine: number): string =>
  machines[machine] ?? `machine ${machine}, which is none that is known here`
