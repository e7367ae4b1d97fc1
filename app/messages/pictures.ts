import type { ImplementationKind, RomAnswer } from '../../src/backends/backend.ts'
import type { WalkEnd } from '../../src/sites/site.ts'
import { counted, listed, phraseText } from './phrase.ts'

/** What stands in the pictures of the steps, and what they are to those who do not see them. */

type Names = readonly string[]

const bytes = (count: number): string => phraseText(counted(count, 'byte'))
const some = (names: Names): string => listed(names) || 'nothing'

const implementations: Record<ImplementationKind, string> = {
  c: 'C function',
  thunk: 'thunk',
  routine: 'routine',
  'jump-routine': 'routine',
  rom: 'entry of the ROM',
  nop: 'empty function',
  ident32: 'returns its argument',
  ident64: 'returns its argument',
  null: 'empty slot',
}

const walkEnds: Record<WalkEnd, string> = {
  'no-pair': 'no further pair',
  edge: 'end of the record',
  'stack-arguments': 'arguments on the stack',
  frame: 'the frame stays',
}

const romAnswers: Record<RomAnswer, string> = {
  call: 'call me',
  jump: 'jump to me',
  nop: 'nothing to do',
  none: 'no code of mine',
  bad: '?',
}

/** Whether a question was answered before, is being asked, or comes later. */
export type Standing = 'passed' | 'now' | 'next' | 'unasked'

const standings: Record<Standing, string> = {
  passed: 'passed',
  now: '',
  next: 'next question',
  unasked: 'not asked here',
}

export const pictures = {
  find: {
    start: 'start',
    end: 'end',
    length: (length: number): string => (length === 1 ? 'byte' : 'bytes'),
    call: 'the call',
    leads: 'leads to',
    noRecord: 'no record',
    recorded: (start: string, end: string, length: number): string =>
      `From ${start} to ${end}: ${bytes(length)}.`,
    scanned: (opcode: string, op: string): string => `The byte ${opcode} calls ${op}.`,
  },
  walk: {
    push: 'push',
    pop: 'pop',
    call: 'call',
    callBytes: 'call',
    pairBytes: 'pushes, pops',
    sum: 'bytes so far',
    ends: walkEnds,
    bytes,
    words: (saved: Names, call: number, length: number): string =>
      `Pairs around the call save ${some(saved)}: ${bytes(call)} of call and ${length - call} of pushes and pops, ${bytes(length)} in all.`,
  },
  record: {
    address: 'where',
    type: 'operation',
    length: 'length',
    clobbers: 'may be destroyed',
    onPaper: 'on paper only',
    words: (hex: string, address: string, op: string, length: number, allowed: Names): string =>
      `The record ${hex}: at ${address}, ${op}, ${bytes(length)}, may destroy ${some(allowed)}.`,
  },
  lookup: {
    type: 'number in the record',
    slot: 'its slot',
    inside: 'around',
    inline: (length: number): string => `${bytes(length)} of inline code`,
    kinds: implementations,
    words: (type: number, slot: string, what: string): string =>
      `Number ${type} is the slot at ${slot}, which holds ${what}.`,
  },
  check: {
    fits: 'Does it fit?',
    destroys: 'Does it keep the promise?',
    needs: 'needs',
    has: 'site has',
    insideHas: 'call has',
    tooMany: (over: number): string => `${over} too many`,
    left: (left: number): string => `${left} left`,
    destroyed: 'destroys',
    allowed: 'allowed',
    standings,
    fitsWords: (needs: number, room: number): string => `Needs ${needs} of ${bytes(room)}.`,
    destroysWords: (destroys: Names, allowed: Names): string =>
      `Destroys ${some(destroys)}; allowed: ${some(allowed)}.`,
    reach: { far: 'farther', unit: '2 GiB', site: 'site' },
    reaches: (distance: string): string => `The target lies ${distance} away.`,
    result: 'C result',
    returns: (result: string): string => `The C result type is ${result}.`,
    words: (count: number): string => `${phraseText(counted(count, 'argument word'))}.`,
    inRegister: 'register',
    onStack: 'stack',
    entry: 'jumped to',
    noEntry: 'no way in',
    entered: (offset: number): string => `Something leads to byte ${offset} of the site.`,
    notEntered: 'Nothing leads into the middle of the site.',
    kernel: 'kernel',
    asks: 'this call?',
    rom: 'ROM',
    romAnswers,
    romWords: (answer: RomAnswer): string => `The ROM answers: ${romAnswers[answer]}.`,
    site: 'site',
    records: 'records',
    recorded: (pass: boolean): string =>
      pass ? 'A record points at the site.' : 'No record points at the site.',
    limit: 'limit',
    candidate: 'candidate',
    answer: (candidate: string, pass: boolean): string => `${candidate}: ${pass ? 'yes' : 'no'}.`,
    limitWords: (length: number, limit: number): string =>
      `${bytes(length)}, and the limit is ${limit}.`,
  },
  write: {
    code: 'code',
    displacement: 'address',
    padding: 'left',
    kept: 'stays',
    from: 'from',
    words: (length: number, room: number): string => `${length} of ${bytes(room)} are taken.`,
  },
  distance: {
    target: 'target',
    next: 'to its end',
    site: 'site',
    stored: 'lowest byte first',
    words: (target: string, next: string, value: string): string =>
      `${target} − ${next} = ${value}.`,
  },
  pad: {
    nop: 'nop',
    sum: 'bytes left',
    words: (chunks: readonly number[]): string => `Nops of ${chunks.join(' + ')} bytes.`,
  },
  done: {
    before: 'before',
    after: 'after',
    gaveUp: 'given up',
    destroyed: 'destroyed',
    nothing: 'for nothing',
    words: (length: number, outcome: string, givenUp: Names, destroyed: Names): string =>
      `${bytes(length)}, ${outcome}: destroys ${some(destroyed)}, ${some(givenUp)} given up for nothing.`,
  },
  /** The toggle beside the timeline. */
  brief: 'Short story',
  briefHint: 'Pass over the steps that decide nothing',
  briefOn: (told: number, all: number): string =>
    `Short story: ${told} of the ${all} steps of this site decide something. Stepping passes over the others.`,
}
