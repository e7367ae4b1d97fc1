import { diagnosticsOf } from '../base/diagnostic.ts'

const bytes = (count: number) => (count === 1 ? '1 byte' : `${count} bytes`)

/** Everything that can be wrong with a record or a found site, in words. */
export const siteDiagnostic = diagnosticsOf({
  'sites/record-address': {
    severity: 'error',
    message: (address: string, from: string, to: string) =>
      `This record points to ${address}, outside of .text (${from} to ${to}). The record is skipped.`,
  },
  'sites/record-inside-instruction': {
    severity: 'error',
    message: (address: string, row: string) =>
      `This record points to ${address}, into the middle of "${row}". A site starts where an instruction starts. The record is skipped.`,
  },
  'sites/record-empty': {
    severity: 'error',
    message: () =>
      'This record gives its site a length of 0, so there is nothing to patch. Put a label before and one after the call. The record is skipped.',
  },
  'sites/record-past-end': {
    severity: 'error',
    message: (length: number, left: number) =>
      `This record claims ${bytes(length)}, but .text ends ${left} after the site starts. The record is skipped.`,
  },
  'sites/record-too-long': {
    severity: 'error',
    message: () =>
      'This record claims 255 bytes. The kernel stops at BUG() for more than 254. The record is skipped.',
  },
  'sites/record-type': {
    severity: 'error',
    message: (type: number, most: number) =>
      `This record names operation ${type}, but this configuration has operations 1 to ${most}. The record is skipped.`,
  },
  'sites/record-overlap': {
    severity: 'error',
    message: (line: number) =>
      `This site overlaps the one at line ${line}. The later record is skipped.`,
  },
  'sites/record-misaligned': {
    severity: 'error',
    message: (offset: number, stride: number) =>
      `This record starts ${bytes(offset)} into .parainstructions, but the kernel reads one every ${stride}. Add .balign before it. The record is skipped.`,
  },
  'sites/record-truncated': {
    severity: 'error',
    message: (have: number, need: number) =>
      `The last record has ${bytes(have)}; it needs ${need}. The record is skipped.`,
  },
  'sites/alternative': {
    severity: 'error',
    message: (offset: number, size: number) =>
      `The alternative at byte ${offset} of .altinstructions makes no sense: an entry has ${size} bytes, and its code has to lie in a section and to fit its site. It is skipped.`,
  },
  'sites/ends-inside-instruction': {
    severity: 'warning',
    message: (row: string) =>
      `This site ends in the middle of "${row}". The kernel does not look and would cut it in two.`,
  },
  'sites/unused-clobber-bits': {
    severity: 'info',
    message: (word: string) =>
      `The clobber word ${word} has bits that no register belongs to. The kernel compares them, nothing else uses them.`,
  },
})
