/** The words of the frame: switches, settings, the listing and what stands there when there is nothing. */

export const listing = {
  region: 'Listing',
  picker: 'Listing',
  own: 'your text',
  itanium: (title: string): string => `ia64: ${title}`,
  address: 'addr',
  bytes: 'bytes',
  source: 'source',
  editor: 'Assembly, AT&T syntax. Escape leaves the editor.',
  plainEditor: 'Assembly, AT&T syntax',
  edit: 'Edit',
  locked: 'The question of the lesson is about this text. Answer it first.',
  done: 'Done',
  more: (rows: number): string => `… ${rows} more`,
  divider: 'Width of the listing',
  site: (number: number): string => `site ${number}`,
  expansion: (line: number): string => `What the macro of line ${line} writes`,
}

export const switches = {
  region: 'What it runs on',
  cpu: 'CPU',
  runsOn: 'Runs on',
  rules: 'Rules',
  notYet: 'not yet',
  only64: (rules: string): string =>
    `The rules of ${rules} (2022) are here for x86-64 only. Choose x86-64 under CPU.`,
  onlyX86: (name: string, years: string, cpus: readonly string[]): string =>
    `${name} (${years}) was for x86 only: on Itanium there were bare hardware and Xen. Choose ${cpus.join(' or ')} under CPU.`,
}

export const share = 'Share'

export const settings = {
  title: 'Settings',
  page: 'Page',
  machine: 'Machine and patcher',
  close: 'Close',
  config: 'Configuration',
  pae: 'PAE',
  nopae: 'no PAE',
  nops: 'Nop table',
  nopNames: { intel: 'generic', k8: 'K8', k7: 'K7', p6: 'P6' },
  scan: 'Find unmarked calls (2007 scan)',
  framePointer: (register: string): string => `${register} is a frame pointer`,
  asTheCodeSays: 'as the code says',
  yes: 'yes',
  no: 'no',
  offline: {
    no: 'This browser keeps no copy of the page: without a network it will not open.',
    kept: 'The whole page is kept in this browser: it opens without a network, too.',
    newer:
      'A newer version is here; it begins when all tabs of pvscope are closed, or when you say so.',
  },
  framePointerWhy: 'A frame pointer holds no value of the code, so there is one place fewer.',
  syntax: 'Decoded text',
  att: 'AT&T',
  intel: 'Intel',
  bytes: 'Bytes beside the source',
  auto: 'auto',
  on: 'on',
  off: 'off',
  speed: 'Playing speed',
  theme: 'Theme',
  dark: 'dark',
  light: 'light',
}

export const trouble = {
  stopped: (line: number | null, statement: string | null): string => {
    const at = line === null ? '' : ` at line ${line}${statement === null ? '' : ` (${statement})`}`
    return `That took too long and was stopped${at}.`
  },
  notStarted: (message: string): string =>
    `The analysis could not start, so nothing can be shown: ${message}. Reload the page to try again; the browser has to allow WebAssembly.`,
  restarted: 'The analysis fell over and was started again.',
  crashed: (message: string): string =>
    `The analysis fell over twice on this text: a fault of pvscope, not yours. ${message}`,
}

export const dismiss = 'Dismiss'

export const fellOver = (fault: string): string =>
  `This part of the page fell over: a fault of pvscope, not yours. The rest goes on, and your text is kept. (${fault})`

export const showAgain = 'Show it again'

export const newer = 'A newer pvscope is here. Your work stays.'

export const loadNewer = 'Load it'

export const later = 'Later'
