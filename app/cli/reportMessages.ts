import { counted } from './columns.ts'

/** What the reports of `patch`, `elf` and `ia64` say in the same words. */
export const siteMessages = {
  cpu: { '32pae': 'x86-32 (PAE)', '32nopae': 'x86-32 (no PAE)', '64': 'x86-64', '64v61': 'x86-64' },
  under: (cpu: string, variant: string, rules: string): string =>
    `${cpu} · runs on ${variant} · rules ${rules}`,
  cpuIs: (cpu: string): string => `CPU ${cpu}`,
  model: (rules: string): string => `${rules} (model)`,
  nops: (table: string): string => ` · nops ${table}`,
  features: (all: readonly string[]): string => ` · features ${all.join(' ') || 'none'}`,
  counts: (instructions: number, bytes: number, sites: number): string =>
    `${counted(instructions, 'instruction')}, ${counted(bytes, 'byte')}, ${counted(sites, 'site')}`,
  sites: (count: number): string => counted(count, 'site'),
  noSites: 'Nothing in it is marked for patching.',
  head: (number: number, op: string): string => `Site ${number}: ${op}`,
  labels: {
    where: 'where',
    mayDestroy: 'may destroy',
    before: 'before',
    after: 'after',
    outcome: 'outcome',
    otherRules: 'other rules',
    givenUp: 'given up',
    backends: 'backends',
    candidates: 'candidates',
    flips: 'would be',
  },
  place: (line: number, address: string, length: number, foundBy: 'recorded' | 'scanned'): string =>
    `line ${line}, ${address}, ${length} bytes, found by ${foundBy === 'recorded' ? 'its record' : 'the scan'}`,
  imagePlace: (place: string, address: string, length: number): string =>
    `${place}, ${address}, ${length} bytes`,
  onPaper: (registers: string): string => ` (on paper also ${registers})`,
  patched: (length: number, of: number): string => `${length} of ${of} bytes`,
  candidate: (length: number, registers: string, verdict: string): string =>
    `${length} bytes, destroys ${registers}; ${verdict}`,
  stays: 'stays',
  isWrittenOver: 'is written over',
  noRegisters: 'nothing',
  ifIt: {
    length: (length: number): string => `if it were ${length} bytes long`,
    clobbers: (registers: string): string => `if it might destroy ${registers}`,
    backend: (variant: string): string => `if it ran on ${variant}`,
    rules: (rules: string): string => `if it followed rules ${rules}`,
  },
} as const

/** What the listing of `asm` says. */
export const listingMessages = {
  noBytes: 'No bytes: nothing in the listing makes any.',
  section: (name: string, address: string, length: number): string =>
    `${name}  ${address}  ${length} bytes`,
  relocation: (offset: number, type: string, target: string): string =>
    `  relocation at ${offset}: ${type} ${target}`,
} as const
