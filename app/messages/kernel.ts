import type { ImageSummary, RowKey } from '../../src/analysis/siteTable.ts'
import type { OpeningStage } from '../kernel/protocol.ts'
import { counted, listed, phraseText } from './phrase.ts'

const count = (number: number, noun: string): string => phraseText(counted(number, noun))

const units = ['bytes', 'KB', 'MB'] as const

/** `65.0 MB` */
function sizeText(bytes: number): string {
  const power = bytes < 1024 ? 0 : bytes < 1024 * 1024 ? 1 : 2
  const value = bytes / 1024 ** power
  return `${power === 0 ? value : value.toFixed(1)} ${units[power]}`
}

const stages: Record<OpeningStage, string> = {
  unpacking: 'Unpacking the file …',
  reading: 'Looking for its sites …',
  deciding: 'Deciding what boot makes of them …',
}

const columns: Record<'function' | 'operation' | 'length' | 'clobbers', string> = {
  function: 'function',
  operation: 'operation',
  length: 'bytes',
  clobbers: 'may destroy',
}

/** What the view of a kernel file says. */
export const kernelWords = {
  region: 'Kernel file',
  title: (name: string, sites: number): string => `${name}: ${count(sites, 'site')}`,
  /** Before a file is chosen. */
  unreadable: (name: string): string => `${name} could not be read`,
  invite: 'Every patch site of a real kernel',
  what: 'Open a kernel module (.ko), an object file (.o), a vmlinux or a bzImage, plain or packed with gzip, or what gcc -S or objdump -d wrote. On Linux, modules lie under /lib/modules.',
  private: 'Nothing is uploaded: the file stays in this browser.',
  samples: 'Or try one of these, made from our own sources:',
  openSample: (title: string): string => `Open: ${title}`,
  kinds: {
    object: 'object file or module',
    linked: 'linked kernel',
    text: 'text of a compiler or a disassembler',
  } satisfies Record<ImageSummary['form'], string>,
  about: (kind: string, arch: string, size: number, era: string): string =>
    `${kind}, ${arch}, ${sizeText(size)}, records as of Linux ${era}`,
  edit: 'Edit as a listing',
  editHint: 'Puts the listing that was made of this text into the editor. Undo takes it back.',
  readAs: 'Read as Linux',
  pages: { label: 'Kernel', pae: 'with PAE', nopae: 'without PAE' },
  keyEnter: 'Enter',
  keyEscape: 'Esc',
  keysRow: 'another site',
  keysOpen: 'its code',
  openFile: 'Open a kernel file …',
  another: 'Open another …',
  cancel: 'Cancel',
  close: 'Close the file',
  back: 'Back to the listing',
  command: 'Kernel file: all its sites',
  stages,
  crashed: (message: string): string =>
    `The engine fell over this file (${message}). That is a fault of pvscope's. Your text is untouched.`,
  noCode: 'The code of this site is not in the file.',
  notes: (number: number): string => `What the file says (${number})`,
  thunkOrRoutine: 'thunk or routine',
  totals: (backend: string): string => `On ${backend}`,
  byOperation: 'By operation',
  operations: (shown: number, all: number): string =>
    shown < all ? `the ${shown} most frequent of ${all}` : `all ${all}`,
  givenUp: 'Given up for nothing, over all sites',
  givenUpWords: (given: readonly (readonly [string, number])[]): string =>
    given.length === 0
      ? 'Nothing: whatever a record allows to be destroyed, some code there destroys.'
      : listed(given.map(([name, sites]) => `${name} at ${count(sites, 'site')}`)),
  bar: (parts: readonly (readonly [string, number])[]): string =>
    parts.map(([name, number]) => `${number} ${name}`).join(', '),
  search: 'Search',
  searchHint: 'function, operation or outcome',
  found: (found: number, all: number): string =>
    found === all ? count(all, 'site') : `${found} of ${count(all, 'site')}`,
  none: 'No site matches. Try fewer words.',
  table: 'Sites of the kernel file',
  column: (key: RowKey): string => columns[key as keyof typeof columns] ?? key,
  sortBy: (column: string): string => `Sort by ${column}`,
  clobbers: (names: readonly string[]): string =>
    names.length === 0
      ? 'nothing'
      : names.length > 2
        ? `${names.length} registers`
        : names.join(' '),
  open: (operation: string, place: string): string => `Show ${operation} in ${place}`,
  site: (index: number, sites: number): string => `Site ${index + 1} of ${sites}`,
  toTable: '‹ All sites',
  previous: 'Previous site',
  next: 'Next site',
  copy: 'Copy as listing',
  copyHint: 'Makes this code your own text, to edit and assemble.',
  copied: 'The code is your own text now. Undo in the editor brings back what you had before.',
  readOnlyChip: 'read-only',
  /** Beside a link, which holds a text and not a file. */
  linkOfTable:
    'A link holds no file: this one leads to your listing. To share a site, open it first, and its code goes into the link.',
  linkOfSite:
    'The link holds the code around this site, not the file. Whoever opens it steps through it as you do, and may edit it.',
  unreachable: (name: string): string =>
    `"${name}" could not be fetched from where this page came from. Check the connection and try again.`,
} as const
