import type { ReasonId } from '../../src/analysis/disagreement.ts'
import type { BackendId } from '../../src/backends/backend.ts'
import type { RuleSetId } from '../../src/patch/eras.ts'
import type { Names } from './names.ts'
import { messages } from './index.ts'
import { capital, counted, listed, phraseText, spelled } from './phrase.ts'

/** What the comparison of all sites under all backends says. */

const { names } = messages
const bytes = (count: number): string => phraseText(counted(count, 'byte'))

/** `eax and edx`, or `9 registers` where a list would be too long for a cell. */
const fewNames = (registers: Names): string =>
  registers.length > 3 ? `${registers.length} registers` : listed(registers)

const isAre = (registers: Names): string => (registers.length === 1 ? 'is' : 'are')

const worlds = (count: number): string =>
  count === 1 ? 'one world' : `${spelled(count).text} worlds`

/** Why a kernel decides otherwise than the design. */
const reason: Record<ReasonId, (kernel: string, registers: Names) => string> = {
  'no-record': (kernel) =>
    `${kernel} reads records and nothing else, and no record names this call.`,
  limit: (kernel) => `${kernel} stops with a BUG at a site of this length.`,
  'assumes-all': (kernel, registers) =>
    `${kernel} counts every call as destroying all that a record can name; this site does not allow ${fewNames(registers)}.`,
  'template-only': (kernel) =>
    `Where inline code is too long, ${kernel} leaves the site alone and tries no call.`,
  'rom-only': (kernel) =>
    `Under VMI, ${kernel} asks the ROM about six operations; all others stay.`,
  'unasked-destroys': (kernel, registers) =>
    `The design keeps this code out, for it destroys ${fewNames(registers)}. ${kernel} never asks.`,
  'unasked-entry': (kernel) =>
    `Something jumps into the middle of this site. The design looks for that, ${kernel} does not.`,
  'unasked-result': (kernel) =>
    `Somebody waits for a result here. The design looks for that, ${kernel} does not.`,
  'unasked-distance': (kernel) =>
    `The target lies too far away for a direct call. The design measures it, ${kernel} does not.`,
  'unasked-arguments': (kernel) =>
    `Some arguments lie on the stack, where a thunk would move them. ${kernel} does not look.`,
  'slot-only': (kernel) =>
    `${kernel} calls what the slot holds, the thunk. The design calls the C function inside, for this site allows all that it destroys.`,
  alternative: (kernel) =>
    `${kernel} has code put aside for this operation, whatever the backend brings. The design knows only the backend's own.`,
  feature: (kernel) =>
    `The code that the design would inline is an alternative in ${kernel}, and a feature that is set keeps it out.`,
  'bug-call': (kernel) =>
    `Both stop whoever gets here: the design with a trap, ${kernel} with a call of its BUG function.`,
  other: (kernel) => `The design and ${kernel} ask different questions here.`,
}

const kernelOf = (left: RuleSetId, right: RuleSetId): string =>
  names.rulesInSentence[left === 'design' ? right : left]

const sameBytes = 'Both have the same bytes.'

const differentBytes = (count: number, of: number): string =>
  `${count} of ${bytes(of)} ${count === 1 ? 'differs' : 'differ'}; a line under a byte marks it.`

const onlyDestroys = (who: string, registers: Names, other: string): string =>
  `${capital(who)} destroys ${listed(registers)}, which ${other} leaves alone.`

const sameRegisters = (registers: Names): string =>
  registers.length === 0 ? 'Neither destroys a register.' : `Both destroy ${listed(registers)}.`

/** Two cells, and in what they differ. */
interface Difference {
  readonly one: string
  readonly other: string
  /** Bytes that differ, of so many. */
  readonly bytes: number
  readonly length: number
  readonly onlyOne: Names
  readonly onlyOther: Names
  readonly both: Names
}

function difference(found: Difference): readonly string[] {
  const { one, other, onlyOne, onlyOther, both } = found
  const inBytes = found.bytes === 0 ? sameBytes : differentBytes(found.bytes, found.length)
  const alone = (who: string, names: Names, than: string) =>
    names.length === 0 ? [] : [onlyDestroys(who, names, than)]
  const apart = [...alone(one, onlyOne, other), ...alone(other, onlyOther, one)]
  return [inBytes, ...(apart.length > 0 ? apart : [sameRegisters(both)])]
}

export const compareWords = {
  open: 'Compare',
  openHint: 'Compare all sites under all backends',
  back: 'Back to the steps',
  leave: 'Close the comparison',
  backHint: 'Back to the steps (Esc)',
  region: 'Comparison',
  title: (sites: number, count: number): string =>
    `${sites === 1 ? 'Same callsite' : 'Same callsites'}, ${worlds(count)} underneath`,
  how: 'Choose two cells to lay them side by side.',
  mark: 'other rules decide otherwise',
  whole: 'Whole page',
  beside: 'Beside the listing',
  caption: 'Every site, and what becomes of it under each backend',
  keys: 'Arrow keys move, Space chooses a cell, Enter shows it in the story.',
  site: 'site',
  backend: 'runs on',
  siteName: (number: number): string => `site ${number}`,
  /** Under the site's name. */
  promise: (length: number, mayLose: Names, scanned: boolean): string => {
    const found = scanned ? ', found by the scan' : ''
    return `${bytes(length)}${found}, may destroy ${fewNames(mayLose) || 'nothing'}`
  },
  toSite: (number: number, op: string): string => `Go to site ${number}, ${op}`,
  used: (used: number, room: number): string => `${used} of ${bytes(room)}`,
  usedShort: (used: number, room: number): string => `${used} of ${room}`,
  kept: (length: number): string => `${bytes(length)}, as before`,
  plainBytes: (length: number): string => bytes(length),
  destroys: (registers: Names): string => `destroys ${fewNames(registers) || 'nothing'}`,
  forNothing: (registers: Names): string => `${fewNames(registers)} for nothing`,
  forNothingHint: (registers: Names): string =>
    `${capital(listed(registers))} ${isAre(registers)} given up for nothing: no code here destroys ${registers.length === 1 ? 'it' : 'them'}.`,
  noParavirt: 'no site',
  untold: 'written by hand',
  untoldHint: 'Only what a macro writes has a form without paravirt.',
  differs: (rules: readonly RuleSetId[]): string => rules.map((id) => names.rules[id]).join(', '),
  disagreement: (
    now: RuleSetId,
    other: RuleSetId,
    outcome: string,
    why: ReasonId,
    registers: Names,
  ): string => {
    const sentence = capital(reason[why](kernelOf(now, other), registers))
    return `${capital(names.rulesInSentence[other])} decides otherwise: ${outcome}. ${sentence}`
  },
  agree: 'All rules that there are agree on this cell.',
  never: 'never existed',
  pages: (from: number, to: number, of: number): string => `Sites ${from} to ${to} of ${of}`,
  pageBack: 'Earlier sites',
  pageNext: 'Later sites',
  siteBack: 'Previous site',
  siteNext: 'Next site',
  siteOf: (number: number, of: number): string => `Site ${number} of ${of}`,
  place: (number: number, backend: BackendId): string =>
    `Site ${number} · ${names.backendShort[backend]}`,
  show: 'Show this',
  showHint: (number: number, backend: BackendId): string =>
    `Show site ${number} on ${names.backend[backend]}`,
  one: 'One cell is chosen. Choose a second one.',
  none: 'Choose a cell to see what it is, and two for a comparison byte by byte.',
  detail: 'This cell',
  pair: 'Side by side',
  empty: 'Nothing in this listing is marked for patching, so there is nothing to compare.',
  waiting: 'Comparing …',
  waitingTitle: 'Same callsites, other worlds underneath',
  broken: (why: string): string =>
    `There is nothing to compare, because the listing does not assemble for this machine: ${why}`,
  register: 'register',
  bytesRow: 'bytes used',
  destroysRow: 'really destroyed',
  forNothingRow: 'given up for nothing',
  nothing: 'nothing',
  dies: 'still needed, and dies',
  diesRow: 'dies although needed',
  notCounted: 'no promise was made',
  difference,
  spokenBytes: (who: string, hex: Names): string =>
    hex.length === 0 ? `${who}: no bytes` : `${who}: ${bytes(hex.length)}: ${hex.join(' ')}`,
} as const
