import { listed } from './phrase.ts'

/** What the register columns say: heads, legend, cells, rows. */

const unreachable = 'nothing leads here'

/** `line 3`, `lines 3 and 7` */
export const lines = (numbers: readonly number[]): string =>
  `line${numbers.length === 1 ? '' : 's'} ${listed(numbers.map(String))}`

export const registers = {
  grid: 'Registers beside the listing',
  switch: 'Registers',
  unfold: 'Registers, each in its own column',
  sides: { before: 'before', after: 'after', difference: 'difference' },
  sideHints: {
    before: 'The code as written: the same whoever runs underneath',
    after: 'The code as boot leaves it',
    difference: 'What patching changed',
  },
  mayDestroy: 'a C call may destroy',
  keeps: 'a C call keeps',
  keepsShort: 'keeps',
  of: (places: number): string => `of ${places}`,
  ofHint: (places: number): string => `Registers alive, of ${places} that can hold a value`,
  framePointer: (name: string): string => `${name} is the frame pointer here: it holds no value`,
  framePointerHead: 'fp',
  foldedHint: (names: readonly string[]): string => `How many of ${listed(names)} are alive`,
  peak: 'peak',
  flags: 'f',
  notes: {
    unreachable,
    replaced: 'replaced',
  },
  legend: {
    open: 'What the register columns mean',
    title: 'Each column is a register, each bar one value',
    live: 'a value, alive from its writing to its last reading',
    read: 'read',
    write: 'written',
    both: 'read and written',
    held: "the caller's: nobody here needs it",
    dead: 'written, never used',
    mayDestroy: 'may be destroyed, nobody needs it',
    destroyed: 'may be destroyed, though a value in it is needed',
    saved: "on the stack, by the site's own push",
    kept: 'kept by what is called (t as in thunk), though a C call might destroy it',
    gone: 'alive before, no longer',
    new: 'alive only after patching',
    same: 'the same before and after',
    givenUp: 'given up for nothing: the patched code leaves it alone',
    count: 'how many registers hold a living value',
    alarm: 'a value is destroyed or must go to memory',
    flags: 'a condition waits to be tested',
  },
  /** In one or two words under the listing. */
  key: {
    live: 'a value',
    read: 'read',
    write: 'written',
    mayDestroy: 'may be destroyed',
    destroyed: 'needed, and destroyed',
    saved: 'saved here',
    kept: 'kept by the callee',
    held: "the caller's",
    same: 'the same',
    gone: 'alive no longer',
    new: 'alive now',
    givenUp: 'given up for nothing',
    absent: 'not there',
  },
  row: {
    line: (line: number): string => `Line ${line}`,
    under: (line: number, place: number): string => `Line ${line}, row ${place} under it`,
    alive: (where: string, count: number, places: number, names: readonly string[]): string =>
      `${where}: ${count} of ${places} alive${names.length === 0 ? '' : `: ${names.join(', ')}`}`,
    through: (where: string, names: readonly string[]): string =>
      names.length === 0 ? `${where}: no instruction` : `${where}: ${names.join(', ')} stay alive`,
    changes: (where: string, before: number, after: number): string =>
      before === after
        ? `${where}: ${before} alive before and after`
        : `${where}: ${before} alive before, ${after} after`,
    unreachable: (where: string): string => `${where}: ${unreachable}`,
    replaced: (where: string): string => `${where}: replaced`,
    flags: 'a condition waits to be tested',
    peak: 'the most of all lines',
    destroyed: (names: readonly string[]): string => `${listed(names)} destroyed`,
    onStack: (names: readonly string[]): string => `on the stack: ${names.join(', ')}`,
    nothing: (line: number): string => `Line ${line} is no instruction.`,
  },
  cell: {
    live: 'alive',
    read: 'read',
    lastRead: 'read for the last time',
    write: 'written',
    readWrite: 'read and written',
    dead: 'written, never used',
    held: "the caller's",
    mayDestroy: 'may be destroyed, nobody needs it',
    argument: 'read by the call, then may be destroyed',
    destroyed: 'destroyed',
    destroyedNeeded: (at: readonly number[]): string => `destroyed, needed in ${lines(at)}`,
    saved: 'saved on the stack',
    kept: 'kept by what is called',
    gone: 'alive before, no longer after patching',
    new: 'alive only after patching',
    same: 'the same before and after',
    givenUp: 'given up for nothing',
    folded: (alive: readonly string[], all: number): string =>
      `${alive.length} of ${all} that a C call keeps: ${alive.join(', ')}`,
  },
} as const
