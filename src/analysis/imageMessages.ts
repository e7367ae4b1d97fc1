import { type ElfFault } from '../elf/messages.ts'
import { diagnosticsOf } from '../base/diagnostic.ts'

const table = {
  'image/pv-ops': {
    severity: 'info',
    message: (address: string, count: number) =>
      `pv_ops is at ${address}: all ${count} sites agree.`,
  },
  'image/pv-ops-elsewhere': {
    severity: 'info',
    message: (count: number) =>
      `pv_ops lies in the kernel, not in this file: all ${count} sites agree about where it starts.`,
  },
  'image/pv-ops-disagree': {
    severity: 'warning',
    message: (address: string, disagreeing: number, count: number) =>
      `${disagreeing} of ${count} sites do not call the slot that their record names, counted from pv_ops at ${address}. Their operations may be wrong.`,
  },
  'image/era': {
    severity: 'info',
    message: (era: string, reasons: readonly string[]) =>
      `Read as a file of Linux ${era}: ${reasons.join('; ')}.`,
  },
  'image/era-unknown': {
    severity: 'warning',
    message: (era: string, wide: boolean) =>
      `Nothing in this file tells which kernel it is of: no version, no name of a table of operations. It is read as one of Linux ${era}${wide ? '; choose otherwise where you know better' : ', the only 32-bit kernel whose rules are known here'}.`,
  },
  'image/era-wanted': {
    severity: 'info',
    message: (era: string) => `Read as a file of Linux ${era}, as you chose.`,
  },
  'image/converted': {
    severity: 'info',
    message: (what: string) => what,
  },
  'image/late-32': {
    severity: 'warning',
    message: () =>
      'This 32-bit file is of Linux 4.20 or later, and the rules of that time are known here for x86-64 alone. Names of operations and outcomes are those of 2.6.30, and may be wrong.',
  },
  'image/between-eras': {
    severity: 'warning',
    message: () =>
      'This file has one table pv_ops, but its sites do not call it as those of Linux 6.1 do: it is of the time between (4.20 to 6.0), whose patcher is not among the rules here. Names of operations and outcomes are those of 2.6.30, and may be wrong.',
  },
  'image/other-order': {
    severity: 'warning',
    message: (count: number, sites: number) =>
      `${count} of ${sites} records have a clobber word that their operation has not in Linux 6.1: this kernel orders pv_ops otherwise, and names of operations may be wrong.`,
  },
  'image/known-kernel': {
    severity: 'info',
    message: () =>
      "This is Debian's kernel 6.1.0-50, whose functions are known: Xen's addresses are its own.",
  },
  'image/unknown-type': {
    severity: 'warning',
    message: (count: number, type: number, last: number) =>
      `${count} record${count === 1 ? '' : 's'} name${count === 1 ? 's' : ''} an operation that does not exist (the first is number ${type}; the last one is ${last}). The sites are kept.`,
  },
  'image/unknown-targets': {
    severity: 'info',
    message: (count: number) =>
      `${count} site${count === 1 ? '' : 's'} would call a function whose address this file does not tell: the outcome is certain, the distance in the call only stands in.`,
  },
} as const

type Table = typeof table

const diagnostic = diagnosticsOf<Table>(table)

/** What the analysis of a kernel image has to say about it. */
export function imageFault<Code extends keyof Table & string>(
  code: Code,
  ...values: Parameters<Table[Code]['message']>
): ElfFault {
  const { severity, message } = diagnostic(code, { from: 0, to: 0 }, ...values)
  return { severity, code, message }
}

/** By what the era of a file is known. */
export const eraWords = {
  version: (version: string) => `it says that it is of ${version}`,
  table: (name: string) =>
    name === 'pv_ops'
      ? 'it names the one table pv_ops (since 4.20)'
      : `it names the table ${name} (before 4.20)`,
  voted: () => 'its sites call through one table',
  alternatives: (size: number) =>
    size === 14
      ? 'its alternatives take 14 bytes (since 6.3)'
      : `its alternatives take ${size} bytes (5.14 to 6.2)`,
} as const

/** Why a kernel image and a rule set do not go together. */
export const imageRefusals = {
  noParavirt: () =>
    'A kernel without paravirt has no sites, and this text has some: it was compiled for a kernel that has it. Choose what it runs on.',
  otherRules: (rules: string) =>
    `The records of this file number the operations as Linux 6.1 (2022) does, and rules ${rules} know the operations of 2009: choose rules 6.1.`,
  otherEra: () =>
    'The sites of this file do not call through the one table pv_ops that 6.1 has: choose rules 2.6.30 or design.',
} as const

/** What the listing of a site leaves out. */
export const imageRemarks = {
  otherSlot: (backends: readonly string[]) =>
    `This kernel's own table holds something else in the slot of this operation (${backends.join(', ')}): the table of sites is right, and the steps follow the kernel that was read.`,
  otherAddress: (backends: readonly string[]) =>
    `The file does not tell where this kernel has the function of this operation (${backends.join(', ')}): the outcome is right, but the distance in the written call is that of the kernel whose functions are known.`,
  noPlace: () =>
    'This site does not begin and end where instructions do, or lies over another one: the file is damaged, and the listing has no record of the site.',
  noRecord: (operation: string) =>
    `The rules do not know ${operation}: boot leaves the site alone, and the listing has no record of it.`,
} as const

/** What a listing made of an image says to its reader. */
export const imageListingWords = {
  head: (name: string | null, address: string, bytes: number) =>
    `# ${name ?? 'code'} at ${address}, ${bytes} bytes of a kernel image`,
  site: (index: number, op: string, length: number, registers: readonly string[]) =>
    `# site ${index + 1}: ${op}, ${length} bytes, may destroy ${registers.join(' ') || 'nothing'}`,
  outside: '# addresses outside of this code',
} as const

/** What the exported source of a patched listing says at its head. */
export const patchedSourceWords = {
  assemble: (bits: number) => `Assemble with: as --${bits} -o patched.o patched.s`,
  asBootLeaves: (variant: string, rules: string, start: string) =>
    `As boot leaves it: ${variant}, rules ${rules}, at ${start}`,
} as const
