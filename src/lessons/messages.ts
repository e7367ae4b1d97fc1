import type { Candidate, Outcome } from '../patch/decision.ts'
import type { RegisterValues } from '../run/start.ts'

/** Sentences in which goals tell what they found. The page has longer ones; these stand in receipts and JSON too. */
const outcomes: Readonly<Record<Outcome, string>> = {
  nop: 'nothing but nops',
  identity: 'code that returns its argument',
  inline: 'inline code',
  'c-call': 'a C call',
  'thunk-call': 'a call to a thunk',
  'inner-call': 'a call inside the sandwich',
  jump: 'a jump',
  trap: 'a trap',
  keep: 'its indirect call, as before',
  bug: 'a crash of the kernel at boot',
}

type Callee = Candidate['callee']

/** What is called by outcomes that call something else than a thunk or a C function. */
const called: Partial<Record<NonNullable<Callee>, string>> = {
  routine: 'a call to a routine',
  rom: 'a call into the ROM',
}

interface Fate {
  readonly outcome: Outcome
  readonly callee: Callee
}

const count = (number: number, noun: string): string =>
  `${number} ${noun}${number === 1 ? '' : 's'}`

const list = (names: readonly string[]): string =>
  names.length === 0 ? 'no register' : names.map((name) => `%${name}`).join(', ')

const started = (from: RegisterValues): string => {
  const values = Object.entries(from).map(([name, value]) => `%${name} = 0x${value.toString(16)}`)
  return values.length === 0 ? '' : ` from ${values.join(', ')}`
}

export const findings = {
  broken: (line: number, message: string) => `The text does not assemble. Line ${line}: ${message}`,
  refused: 'This backend never ran on this CPU or under these rules.',
  noSite: (op: string) => `The text has no site for ${op}.`,
  works: 'A run leaves behind what it should.',
  worksNot: 'A run leaves something else behind than it should, or does not come to its end.',
  noRun: 'The text cannot be run to its end.',
  outcome: (site: number, { outcome, callee }: Fate, length: number) =>
    `Site ${site + 1}, ${count(length, 'byte')} long, gets ${(callee && called[callee]) ?? outcomes[outcome]}.`,
  bytes: (now: number, most: number) => `The text has ${count(now, 'byte')}; the limit is ${most}.`,
  room: (site: number, length: number) => `Site ${site + 1} has ${count(length, 'byte')}.`,
  places: (site: number, places: number) =>
    `Site ${site + 1} leaves ${count(places, 'place')} for values.`,
  carries: (site: number, values: number) =>
    `A run needs ${count(values, 'value')} in registers from before site ${site + 1} behind it. What waits in memory, or is read for show, does not count.`,
  allows: (site: number, names: readonly string[]) =>
    `Site ${site + 1} allows ${list(names)} to be destroyed.`,
  destroys: (site: number, names: readonly string[]) =>
    `What stands at site ${site + 1} destroys ${list(names)}.`,
  needed: (site: number, names: readonly string[]) =>
    names.length === 0
      ? `Nothing that site ${site + 1} may destroy is needed later.`
      : `Site ${site + 1} may destroy ${list(names)}, and a value there is needed later.`,
  kept: (verdicts: number, broken: readonly number[]) =>
    broken.length === 0
      ? `The run kept the promise of ${count(verdicts, 'site')}.`
      : `The run broke the promise of site ${broken.map((site) => site + 1).join(', ')}.`,
  endsWith: (from: RegisterValues, register: string, value: bigint) =>
    `The run${started(from)} ends with 0x${value.toString(16)} in %${register}.`,
  endsInterrupts: (on: boolean) => `The run ends with interrupts ${on ? 'on' : 'off'}.`,
  changes: (bytes: number, disturbed: number, early: number) => {
    if (bytes === 0) return 'The run changes nothing in memory.'
    if (disturbed > 0) return 'The run changes memory while interrupts are on.'
    return early === 0
      ? 'The run changes memory only with interrupts off.'
      : 'The run has interrupts on between reading a value in memory and changing it: an interrupt there is not counted.'
  },
  clears: (register: string, cleared: boolean, others: number) =>
    `The run ${cleared ? 'clears' : 'does not clear'} the byte at %${register}, and ${others === 0 ? 'nothing else changes' : `${count(others, 'other change')} in memory ${others === 1 ? 'comes' : 'come'} with it`}.`,
  keptOut: 'The C call does not come into the site.',
  destroyedByCall: (registers: readonly string[]) =>
    registers.length === 0
      ? 'The C call in the site destroys nothing that is needed.'
      : `The C call in the site destroys ${registers.join(', ')}, and a value there is needed later.`,
  noCall: (to: string) => `The text never calls ${to}.`,
  arguments: (to: string, site: boolean, input: boolean) =>
    `${to} gets ${site ? 'what the site gives back' : 'something else than the site gives back'} first, and ${input ? 'what came in second' : 'something else than came in'} second.`,
  reached: (site: number) => `The run comes to site ${site + 1}.`,
  pointersLeft: (calls: number) =>
    `After boot ${count(calls, 'call')} still ${calls === 1 ? 'goes' : 'go'} through a pointer.`,
  holdsNoCall: (site: number) => `Site ${site + 1} holds no call: its record names other code.`,
  unseen: (calls: number) =>
    `${count(calls, 'call')} through a pointer ${calls === 1 ? 'stands' : 'stand'} outside of every site, and boot never sees ${calls === 1 ? 'it' : 'them'}.`,
  stillThere: (site: number, op: string) => `Site ${site + 1} is one for ${op}.`,
  notReached: (site: number) => `The run never comes to site ${site + 1}.`,
} as const
