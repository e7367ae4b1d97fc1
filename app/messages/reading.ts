import type { Names } from './names.ts'
import { counted, listed, phraseText } from './phrase.ts'

/** Words of the reading mode: the whole analysis as one text. */

const many = (value: number, one: string): string => phraseText(counted(value, one))
const orNothing = (names: Names): string => listed(names) || 'nothing'
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const reading = {
  title: (sites: number, backend: string): string =>
    `${sites === 0 ? 'No site' : many(sites, 'site')}, running on ${backend}`,
  intro:
    'Everything that the pictures of the workbench show, as a text. It follows the listing and the switches.',
  contents: 'Contents',
  dash: '–',
  short: {
    title: 'In short',
    cpu: 'CPU',
    runsOn: 'Runs on',
    rules: 'Rules',
    model: 'a model of the mails of 2007 to 2009',
    nops: 'Nop table',
    size: 'Listing',
    counts: (instructions: number, size: number): string =>
      `${many(instructions, 'instruction')}, ${many(size, 'byte')}`,
    sites: 'Sites and what becomes of them',
    site: 'Site',
    line: 'Line',
    op: 'Operation',
    bytes: 'Bytes',
    outcome: 'Outcome',
    alive: 'Values alive',
    places: 'Places left',
    noSites: 'Nothing in this listing is marked for patching.',
  },
  listing: { title: 'Listing', label: 'The listing, with line numbers' },
  found: {
    title: 'Remarks on the listing',
    severity: { error: 'Error', warning: 'Warning', info: 'Note' },
    at: (severity: string, line: number): string => `${severity} in line ${line}:`,
  },
  registers: {
    title: 'Registers, line by line',
    intro: (places: number, frame: string | null): string => {
      const more = frame === null ? '' : `; ${frame} is the frame pointer and holds none`
      return `${capital(many(places, 'register'))} can hold a value${more}.`
    },
    caption: 'What is alive at each instruction before patching',
    line: 'Line',
    instruction: 'Instruction',
    count: 'Alive',
    before: 'Alive before it',
    after: 'Alive after it',
    remarks: 'Remarks',
    of: (count: number, places: number): string => `${count} of ${places}`,
    unreachable: 'nothing leads here',
    reads: (names: Names): string => `reads ${listed(names)}`,
    writes: (names: Names): string => `writes ${listed(names)}`,
    mayDestroy: (names: Names): string => `may destroy ${listed(names)}`,
    destroyed: (names: Names): string => `destroys ${listed(names)}, which is still needed`,
    saved: (names: Names): string => `${listed(names)} on the stack`,
    flags: 'a condition waits to be tested',
  },
  site: {
    title: (number: number, op: string, outcome: string): string =>
      `Site ${number}: ${op}, ${outcome}`,
    line: (from: number, to: number): string =>
      from === to ? `line ${from}` : `lines ${from} to ${to}`,
    where: 'Where',
    at: (lines: string, address: string): string => `${lines}, address ${address}`,
    length: 'Length',
    bytes: (length: number): string => many(length, 'byte'),
    operation: 'Operation',
    type: (op: string, type: number): string => `${op}, type ${type}`,
    foundBy: { recorded: 'by its record', scanned: 'by the scan of 2007' },
    found: 'Found',
    mayDestroy: 'May destroy',
    inside: (whole: Names, inner: Names): string =>
      `${orNothing(whole)}; with its pushes and pops in place ${orNothing(inner)}`,
    plain: orNothing,
    becomes: 'Becomes',
    alive: 'In short',
  },
  steps: {
    title: 'Steps',
    decision: 'Decision',
    record: (bytes: string, address: string, type: number, length: number, word: string): string =>
      `The record: ${bytes}. Address ${address}, type ${type}, length ${length}, clobbers ${word}.`,
    slot: (slot: string, target: string | null): string =>
      target === null
        ? `The slot lies at ${slot}.`
        : `The slot lies at ${slot} and leads to ${target}.`,
    bytes: (bytes: string): string => `The bytes: ${bytes}.`,
    pads: (chunks: readonly number[]): string =>
      `Nops of ${listed(chunks.map(String))} ${chunks.length === 1 && chunks[0] === 1 ? 'byte' : 'bytes'}.`,
  },
  candidates: {
    title: 'Candidates',
    caption: 'Every candidate, in the order in which they are tried',
    head: ['Candidate', 'Calls', 'Needs', 'Has', 'Destroys', 'Verdict'],
    needs: (length: number): string => many(length, 'byte'),
    destroys: orNothing,
    verdicts: { chosen: 'chosen', 'would-work': 'would work too', rejected: 'rejected' },
    because: (verdict: string, reason: string): string => `${verdict}: ${reason}`,
    code: (bytes: string, text: Names): string =>
      `Its bytes: ${bytes}${text.length === 0 ? '' : ` (${text.join('; ')})`}.`,
    checks: 'Checks',
    passed: 'Yes.',
    failed: 'No.',
    unchecked: 'No check is made.',
    numbers: {
      fits: (needs: number, room: number): string => `${needs} of ${room} bytes.`,
      destroys: (destroys: Names, allowed: Names, excess: Names): string =>
        `Destroys ${orNothing(destroys)}; allowed ${listed(allowed) || 'is nothing'}${excess.length === 0 ? '' : `; too much: ${listed(excess)}`}.`,
      reaches: (distance: string): string => `The distance is ${distance}.`,
      entered: (offset: number | null): string =>
        offset === null ? '' : `At byte ${offset} of the code.`,
    },
  },
  code: {
    title: 'Bytes before and after',
    before: 'Before patching',
    after: 'After patching',
    together: (before: string, after: string): string =>
      `All bytes before: ${before}. All bytes after: ${after}.`,
    same: 'Patching leaves these bytes alone.',
    head: ['Offset', 'Bytes', 'Instruction', 'Alive before it', 'Alive after it'],
  },
  price: {
    title: 'Price of this site',
    caption: 'What each promise leaves; the number of values never depends on the outcome',
    head: ['Promise', 'Values', 'Places', 'May destroy', 'What it costs'],
    own: (promise: string, own: string): string => `${promise} (${own})`,
    full: 'full',
    nothing: 'nothing',
    toMemory: (text: string): string => `at least ${text}`,
    squares: (promise: string): string => `Registers under ${promise}`,
    squaresTitle: 'Register by register',
  },
  why: {
    title: 'Why',
    flips: 'What would flip it',
    notYet: 'Still being looked for. The command Print waits until it is found for every site.',
    becomes: (change: string, outcome: string): string => `${change}: ${outcome}.`,
  },
  others: 'Other rules',
}
