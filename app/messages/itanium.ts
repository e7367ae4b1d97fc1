import type { OutcomeChoice } from '../state/itaniumQuestion.ts'
import { listed } from './phrase.ts'

/** What the page says about a text for Itanium: switches, register columns, what stands where no story is. */
export const itanium = {
  asked: {
    register: {
      c: 'A C call from this site. Which register dies?',
      static: 'Code of the static convention stands here. Which register dies?',
    },
    none: 'none of them',
    choices: {
      'code-native': 'native code',
      'code-xen': 'Xen’s code',
      'routine-native': 'native routine',
      'routine-xen': 'Xen’s routine',
      'c-call': 'C call',
      stays: 'it stays',
    } satisfies Record<OutcomeChoice, string>,
  },
  groups: {
    in: 'in',
    loc: 'loc',
    out: 'out',
    beyond: 'no room',
    static: 'static',
    other: 'b, ar',
  },
  rules: { static: 'static', scan: 'scan (model)' },
  rulesNames: {
    static: 'static convention, as built in 2.6.30',
    scan: 'C call with a widened alloc, a model',
  },
  row: {
    alive: (line: number, names: readonly string[]): string =>
      `Line ${line}: ${names.length} alive${names.length > 0 ? `: ${listed(names)}` : ''}`,
    destroyed: (names: readonly string[]): string => `destroyed: ${listed(names)}`,
    replaced: (line: number): string => `Line ${line}: replaced`,
    changes: (line: number, before: number, after: number): string =>
      before === after
        ? `Line ${line}: ${before} alive before and after`
        : `Line ${line}: ${before} alive before, ${after} after`,
  },
  cell: {
    live: 'holds a value that is read later',
    read: 'read',
    write: 'written',
    both: 'read and written',
    dead: 'written, never used',
    mayDestroy: 'may be destroyed at this site, nobody needs it',
    destroyed: 'destroyed by the call at this site, and still needed',
    absent: 'does not exist here: only an alloc could make room for it',
    gone: 'holds a value before patching, no longer after',
    new: 'holds a value only after patching',
    same: 'holds the same value before and after',
    givenUp: 'given up for nothing: what stands in the site leaves it alone',
    folded: (names: readonly string[]): string =>
      names.length === 0 ? 'none alive' : `alive: ${listed(names)}`,
  },
  legend: {
    destroyed: 'destroyed by what stands in the site, though a value in it is needed',
    mayDestroy: 'the convention gives it up at this site; nobody needs it',
    absent: 'exists only if an alloc made room',
    count: 'how many of these registers hold a value',
  },
  empty: {
    noText: 'Write a callsite for Itanium, or start from one of these:',
    noSite: 'This assembles, but no record names a patch site in it.',
    refused: (backend: string): string =>
      `On Itanium the kernel's pv_ops knew two machines underneath, bare hardware and Xen; ${backend} was none of them.`,
    switchTo: (backend: string): string => `switch to ${backend}`,
    goToLine: (line: number): string => `go to line ${line}`,
    undo: 'undo',
  },
} as const
