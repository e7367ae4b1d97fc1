import type { RunRefusal } from '../../src/analysis/run.ts'
import { addressText } from '../../src/base/address.ts'
import type {
  Ending,
  Finding,
  MachineId,
  MachineView,
  Place,
  QuirkId,
  RunEvent,
  VerdictKind,
} from '../../src/run/report.ts'
import { listingMarks } from './listingMarks.ts'
import { capital, listed, lowered } from './phrase.ts'

/** What the page says about a run. Everything that is not the kernel's own code says "model". */

const count = (number: number): string => number.toLocaleString('en')
const instructions = (number: number): string =>
  `${count(number)} ${number === 1 ? 'instruction' : 'instructions'}`

const machines: Record<MachineId, string> = {
  reference: 'reference',
  unpatched: 'unpatched',
  patched: 'patched',
}

// ---------------------------------------------------------------------------------------------------
// Verdicts

const verdicts: Record<VerdictKind, string> = {
  kept: 'kept',
  'broken-by-patch': 'broken by the patch',
  'broken-before-patch': 'broken before the patch',
  'hidden-by-patch': 'hidden by the patch',
  'not-reached': 'not reached',
}

const verdictHints: Record<VerdictKind, string> = {
  kept: 'Whoever reads a register afterwards finds what was promised, patched or not.',
  'broken-by-patch': 'It works as compiled, and no longer after patching.',
  'broken-before-patch': 'It goes wrong as compiled, whatever boot makes of it.',
  'hidden-by-patch': 'It goes wrong as compiled; what boot writes there happens to do no harm.',
  'not-reached': 'This run never comes here.',
}

/** A sentence with a place in the listing that can be gone to. */
export type Told = readonly (string | { readonly line: number })[]

const told = (...parts: readonly (string | { readonly line: number })[]): Told =>
  parts.filter((part) => part !== '')

export const toldText = (sentence: Told): string =>
  sentence.map((part) => (typeof part === 'string' ? part : lineWords(part.line))).join('')

const lineWords = (line: number): string => `line ${line}`

const placeWords = (place: Place): string => {
  if (place.kind === 'register') return `%${place.register.replace(/^%/, '')}`
  if (place.kind === 'flags') return 'the flags'
  return `the word at ${addressText(place.address)}`
}

/** Who reads: a line, an instruction in a function of the kernel, or whoever called. */
const reader = ({ line, text }: Finding): Told => {
  if (line > 0) return [{ line }, ' reads']
  return [text === '' ? 'the caller needs' : `"${text}" reads`]
}

/** VMI's ROM has functions of its own. */
const functionWords = (name: string): string =>
  `The ${name.startsWith('VMI_CALL_') ? 'ROM' : 'C'} function ${name}`

function poisonUsed(found: Finding, everything: boolean): Told {
  const what = found.place ? placeWords(found.place) : 'a register'
  if (found.by !== null) {
    return told(`${functionWords(found.by)} destroyed ${what}, which `, ...reader(found), '.')
  }
  const who = everything ? 'The promise allowed to destroy' : 'The inline code destroyed'
  return told(`${who} ${what}, which `, ...reader(found), '.')
}

const values = ({ value, expected }: Finding): string =>
  value === null || expected === null
    ? ''
    : `: ${addressText(value)}, where ${addressText(expected)} belongs`

/** `At line 16, `, or `In the end, ` where no line is to blame. */
const at = (line: number): Told => (line > 0 ? ['At ', { line }, ', '] : ['In the end, '])

/** A register that the promise keeps; where a C function left its mark in it, that one is named. */
function promiseBroken(found: Finding): Told {
  const what = found.place ? placeWords(found.place) : 'a register'
  return found.by === null
    ? told(...at(found.line), `${what} came back changed${values(found)}, and was to be kept.`)
    : told(
        ...at(found.line),
        `${lowered(functionWords(found.by))} destroyed ${what}, which was to be kept.`,
      )
}

function interruptsDiffer({ line, value }: Finding): Told {
  if (value === null) return told(...at(line), 'interrupts are not as they should be.')
  const [is, should] = value === 0n ? ['off', 'on'] : ['on', 'off']
  return told(...at(line), `interrupts are ${is} and should be ${should}.`)
}

const changedWords: Record<Exclude<Finding['why'], 'poison-used'>, (found: Finding) => Told> = {
  'promise-broken': promiseBroken,
  'result-differs': (found) => told(...at(found.line), `the result is another${values(found)}.`),
  'stack-pointer-differs': ({ line }) =>
    told(...at(line), 'the stack pointer did not come back to where it was.'),
  'interrupts-differ': interruptsDiffer,
  'memory-differs': (found) =>
    told(
      ...at(found.line),
      found.place?.kind === 'slot'
        ? `the byte at ${addressText(found.place.address)} is another${values(found)}.`
        : `memory holds something else${values(found)}.`,
    ),
  'events-differ': eventsDiffer,
  'ending-differs': endingDiffers,
}

/** Which event, and which one was to come instead. */
function eventsDiffer({ line, event }: Finding): Told {
  const words = (one: RunEvent | null) => (one ? eventWords(one, () => []) : null)
  const [is, should] = [words(event?.is ?? null), words(event?.expected ?? null)]
  const where = at(line)
  if (is !== null && should !== null)
    return told(...where, `what happens is "${is}", and should be "${should}".`)
  if (is !== null) return told(...where, `"${is}" happens, and should not.`)
  return told(...where, `"${should}" should happen, and does not.`)
}

function endingDiffers({ line, ending }: Finding): Told {
  const words = (one: Ending | null) => (one ? endingWords(one) : 'goes on')
  const is = words(ending?.is ?? null)
  const should = words(ending?.expected ?? null)
  return told(...at(line), `it ${is}; as it should be, it ${should}.`)
}

const finding = (found: Finding, everything: boolean): Told =>
  found.why === 'poison-used' ? poisonUsed(found, everything) : changedWords[found.why](found)

/** At most 12 words, the subject first. */
const headline = {
  running: (steps: number): string => `Running: ${instructions(steps)} so far.`,
  noSite: 'No site here: both machines run the same code.',
  notReached: 'This run comes to none of its sites.',
  kept: (sites: number): string => {
    if (sites === 1) return 'The site keeps what it promised.'
    return `${sites === 2 ? 'Both' : `All ${sites}`} sites keep what they promised.`
  },
  one: (site: number, kind: VerdictKind): string =>
    kind === 'hidden-by-patch'
      ? `Site ${site} is wrong, and the patch hides it.`
      : `Site ${site} is ${verdicts[kind]}.`,
  several: (wrong: number, sites: number): string => `${wrong} of ${sites} sites go wrong.`,
  someKept: (kept: number, sites: number): string =>
    `${kept} of ${sites} sites ${kept === 1 ? 'keeps its' : 'keep their'} promise; the others are not reached.`,
}

// ---------------------------------------------------------------------------------------------------
// Endings and events

const pageWords: Record<'read' | 'write' | 'execute', string> = {
  read: 'reads',
  write: 'writes to',
  execute: 'goes to',
}

function pageEnding(ending: Extract<Ending, { kind: 'page' }>): string {
  const { address, access, text, slot } = ending
  if (text && access === 'write') {
    return `stops: it writes to ${addressText(address)}, which is its own code, and code is not for writing`
  }
  const through = slot === null ? '' : ` through the empty slot of ${slot.split('.').at(-1)}`
  return `stops: it ${pageWords[access]} ${addressText(address)}${through}, and nothing is there`
}

/** Says what became of a machine, after its name: `returns to its caller`. */
const endings: {
  readonly [Kind in Ending['kind']]: (ending: Extract<Ending, { kind: Kind }>) => string
} = {
  returned: () => 'returns to its caller',
  left: ({ how }) => `goes back to the interrupted program (${how})`,
  'end-of-text': () => 'runs over the end of the listing: a ret is missing',
  halted: () => 'halts for good: hlt with interrupts off',
  limit: ({ limit }) =>
    `is stopped after ${count(limit)} instructions: it looks like an endless loop`,
  page: pageEnding,
  unaligned: ({ address }) => `stops: ${addressText(address)} is not aligned to 16 bytes`,
  divide: ({ why }) =>
    why === 'zero' ? 'stops: it divides by zero' : 'stops: the quotient does not fit its register',
  undefined: ({ text }) => `stops: "${text}" is no instruction of this processor`,
  unsupported: ({ text }) => `stops: this model does not know "${text}"`,
  privileged: ({ text }) => `stops: "${text}" is not allowed here`,
  unanswered: ({ text }) => `stops: nobody in this model answers "${text}"`,
  'non-canonical': ({ address }) =>
    `stops: ${addressText(address)} is no address that a 64-bit processor knows`,
}

const endingWords = (ending: Ending): string =>
  (endings[ending.kind] as (each: Ending) => string)(ending)

const isFault = (ending: Ending): boolean => ending.kind !== 'returned' && ending.kind !== 'left'

const quirks: Record<QuirkId, string> = {
  'xen-restore-skips':
    "Xen's restore_fl skips check_events just when an event waits and may come in",
  'xen-restore-needless': "Xen's restore_fl calls the hypervisor although no event waits",
  'lguest-enable-blind': "lguest's irq_enable never sees the event that waits",
}

const opName = (op: string): string => op.split('.').at(-1) ?? op

function eventWords(
  event: RunEvent,
  names: (set: Extract<RunEvent, { kind: 'call' }>['destroys']) => readonly string[],
): string {
  switch (event.kind) {
    case 'call': {
      const destroyed = names(event.destroys)
      const loss = destroyed.length === 0 ? 'destroys no register' : `destroys ${listed(destroyed)}`
      return `${event.name} (model) ${loss}`
    }
    case 'delivered':
      return 'the waiting event comes in'
    case 'hypercall':
      return `hypercall ${event.name}`
    case 'control':
      return `%${event.register.replace(/^%/, '')} becomes ${addressText(event.value)}`
    case 'flush':
      return flushWords(event)
    case 'halt':
      return 'halts until the next interrupt'
    case 'left':
      return `leaves to the interrupted program (${event.how})`
    case 'operation':
      return `${opName(event.op)} (noted only: model)`
    case 'system':
      return event.text
    case 'quirk':
      return `${quirks[event.quirk]}: a quirk of the kernel of that time`
  }
}

const flushWords = ({ what, address }: Extract<RunEvent, { kind: 'flush' }>): string => {
  if (what === 'page' && address !== null)
    return `forgets the translation of ${addressText(address)}`
  return what === 'global' ? 'forgets every translation' : 'forgets all but global translations'
}

// ---------------------------------------------------------------------------------------------------
// One moment

/** `push %ecx`, `waits`, `done` */
function standing(view: MachineView): string {
  if (view.ended) return 'has ended'
  return view.waiting ? 'waits' : view.text
}

const place = (view: MachineView): string => {
  if (view.ended) return view.line > 0 ? lineWords(view.line) : ''
  if (view.function !== null) return `in ${view.function}`
  return view.line > 0 ? lineWords(view.line) : 'outside of the listing'
}

const refusals: {
  readonly [Kind in RunRefusal['kind']]: (refusal: Extract<RunRefusal, { kind: Kind }>) => string
} = {
  refused: () => 'This combination never existed, so nothing can be run.',
  broken: () => 'This text does not assemble yet, so nothing can be run.',
  empty: () => 'There is no instruction here that could be run.',
  'no-entry': ({ entry }) => `There is no label "${entry}" in this text to start at.`,
  'no-register': ({ register }) => `This processor has no register %${register}.`,
}

const refusal = (found: RunRefusal): string =>
  (refusals[found.kind] as (each: RunRefusal) => string)(found)

export const run = {
  region: 'Run',
  open: 'Run',
  openHint: 'Run it, before and after patching',
  back: 'Back to the steps',
  backHint: 'Escape goes back, too',
  model: 'model',
  modelHint:
    'C functions, hypercalls and devices are models: they do what they are for and destroy what their convention lets them destroy.',
  verdicts,
  verdictHints,
  machines,
  verdictList: 'Sites',
  chip: (site: number, op: string, kind: VerdictKind): string =>
    `site ${site}: ${op} · ${verdicts[kind]}`,
  finding,
  line: lineWords,
  goToLine: (line: number): string => `Go to line ${line}`,
  headline,
  onlyPatched: 'patched: ',
  onlyUnpatched: 'unpatched: ',
  ending: (machine: string, ending: Ending): string =>
    `${capital(machine)} it ${endingWords(ending)}.`,
  bothEnd: (ending: Ending): string => `Patched or not, it ${endingWords(ending)}.`,
  isFault,
  endingShort: (ending: Ending): string => endingWords(ending),
  length: (last: number): string => `${instructions(last)} in all`,
  refusal,
  waiting: 'Running …',
  startAtTop: 'Start at the first instruction',

  now: {
    region: 'What comes next',
    standing,
    place,
    waits: 'waits: it has come through the site',
    siteOf: (site: number): string => `site ${site}`,
    event: eventWords,
    quirk: 'quirk',
    spoken: (unpatched: MachineView, patched: MachineView): string =>
      `unpatched: ${standing(unpatched)}; patched: ${standing(patched)}`,
    mark: listingMarks.machine,
  },

  registers: {
    region: 'Registers',
    name: 'register',
    reference: 'should be',
    referenceHint: 'A machine on which every operation changes its results and nothing else.',
    was: (value: string): string => `was ${value}`,
    poisoned: 'destroyed',
    allowedHint: 'Destroyed, as the promise allows; nothing that runs later needs what was in it.',
    anything: 'anything',
    anythingHint: (value: string): string =>
      `The promise allows to destroy it. Where nothing is destroyed, it holds ${value}.`,
    noResult: 'anything, if no result',
    noResultHint:
      'Nothing says that the caller reads it. The listing draws it as alive at ret, in case it is the result of the function; a comment "# live:" settles that.',
    mayBeDestroyed: 'may be destroyed',
    poisonedHint: 'A C function was free to destroy it; what is in it now means nothing.',
    differs: 'differs',
    differsHint: 'The two machines disagree here.',
    flags: 'flags',
    flagSet: 'set',
    flagClear: 'clear',
    flagUndefined: 'undefined',
    interrupts: 'interrupts',
    on: 'on',
    off: 'off',
    pending: 'an event waits',
  },

  stack: {
    region: 'Stack',
    title: 'Stack, from the stack pointer up',
    address: 'address',
    nothing: 'no memory',
    empty: 'no memory at the stack pointer',
  },

  events: {
    title: 'All that happened',
    none: 'Nothing but registers and memory changed.',
    more: (left: number): string => `… ${left} more`,
  },

  controls: {
    region: 'The run',
    start: 'To the start',
    siteBack: 'Back to the site before',
    back: 'One instruction back',
    forward: 'One instruction on',
    siteForward: 'On to the next site',
    toBreak: 'Run to the next breakpoint',
    end: 'Run to the end',
    slider: 'Instruction',
    position: (moment: number, last: number): string =>
      `instruction ${count(moment)} of ${count(last)}`,
    short: (moment: number, last: number): string => `${count(moment)}/${count(last)}`,
    breakpoints: (lines: readonly number[], byTouch: boolean): string =>
      lines.length === 0
        ? byTouch
          ? 'a tap left of a line sets a breakpoint'
          : 'F9, or a click left of a line, sets a breakpoint'
        : `breakpoint${lines.length === 1 ? '' : 's'}: line${lines.length === 1 ? '' : 's'} ${listed(lines.map(String))}`,
    /** Under the signs on a phone: words of the whole names. */
    brief: {
      start: 'start',
      siteBack: 'site before',
      siteForward: 'next site',
      toBreak: 'breakpoint',
      end: 'end',
    },
    toBreakHint: 'Run to the next breakpoint',
    noBreak: 'No breakpoint ahead',
  },

  breakpoint: listingMarks.breakpoint,

  start: {
    title: 'How it starts',
    usual: 'as usual',
    reset: 'Reset',
    registers: 'Registers',
    register: (name: string): string => `%${name} at the start`,
    registerHint: 'hex (0x1f, c0100000) or decimal (31, -1)',
    scratch: 'its own memory',
    wrong: {
      number: 'A number, please: hex as 0x1f or decimal as 31.',
      large: (bits: number): string => `That needs more than ${bits} bits.`,
    },
    flags: 'Flags',
    interrupts: 'interrupts on',
    pending: 'an event waits',
    entry: 'Start at',
    firstInstruction: 'the first instruction',
    changed: {
      register: (name: string, value: string): string => `${name} = ${value}`,
      flags: (names: readonly string[]): string => `${listed(names)} set`,
      disabled: 'interrupts off',
      pending: 'an event waits',
      entry: (label: string): string => `at ${label}`,
    },
  },

  switches: {
    polite: 'C functions are polite',
    politeWhy:
      'They leave every register alone, as they often do: why testing alone finds no such bug.',
    everything: 'everything the promise allows is destroyed',
    everythingWhy:
      "After every site, inline code included, as the first kernels' debug option did.",
  },
} as const
