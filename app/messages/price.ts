import type { BackendId } from '../../src/backends/backend.ts'
import type { PromiseId } from '../../src/cost/cost.ts'
import type { Outcome } from '../../src/patch/decision.ts'
import { backendWords, type Callee, type Form, type Names } from './names.ts'
import { counted, listed, phraseText } from './phrase.ts'

/** What the page says of a site's price: the promise above, these bytes below, never mixed. */

const many = (value: number, one: string): string =>
  value === 0 ? `no ${one}s` : phraseText(counted(value, one))
const verb = (value: number, one: string, others: string): string => (value === 1 ? one : others)
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
const named = (names: Names): string =>
  names.length > 3 ? `${names.length} registers` : listed(names) || 'nothing'

const promises: Record<Exclude<PromiseId, 'own'>, string> = {
  none: 'no paravirt',
  sandwich: 'sandwich',
  calleeSave: 'callee-save',
  c: 'C call',
}

/** A promise that none of the known ones equals is named by what it gives up. */
const promiseName = (promise: PromiseId, mayDestroy: Names): string =>
  promise === 'own' ? `its own: ${named(mayDestroy)}` : promises[promise]

// ---------------------------------------------------------------------------------------------------
// The promise

/** What a column says of one promise. */
export interface ColumnWords {
  readonly promise: PromiseId
  /** The promise that this site's record makes. */
  readonly isOwn: boolean
  /** Without the results. */
  readonly mayDestroy: Names
  /** Registers that bring the operation's result. */
  readonly returnsIn: Names
  readonly values: number
  readonly places: number
  /** Every place holds a value, and none is too many. */
  readonly full: boolean
  /** Lower bounds. Moves and saves only where the listing is right as it stands. */
  readonly spills: number
  readonly moves: number
  readonly saves: number
}

const figures = ({ values, places }: ColumnWords): string =>
  `${many(values, 'value')}, ${many(places, 'place')}`

const toMemory = (spills: number): string =>
  `${many(spills, 'value')} ${verb(spills, 'goes', 'go')} to memory`

/** Moves and saves come on top; what code really does is more often above than at this. */
function more({ moves, saves }: Pick<ColumnWords, 'moves' | 'saves'>, short = false): string {
  const pushes = phraseText(counted(saves, 'push', 'pushes'))
  const parts = [
    ...(moves > 0 ? [many(moves, 'move')] : []),
    ...(saves > 0 ? [short ? pushes : `${pushes} on entry`] : []),
  ]
  return parts.length === 0 ? '' : `at least ${parts.join(', ')}`
}

function spokenColumn(words: ColumnWords): string {
  const { promise, isOwn, mayDestroy, returnsIn, full, spills } = words
  const called = promiseName(promise, mayDestroy)
  const name = isOwn ? `${called}, ${strip.own}` : called
  const parts = [
    figures(words),
    ...(full ? ['full'] : []),
    ...(spills > 0 ? [`at least ${toMemory(spills)}`] : []),
  ]
  const extra = more(words)
  const gives =
    mayDestroy.length > 0 ? `may destroy ${listed(mayDestroy)}` : strip.mayDestroy([], returnsIn)
  return [`${name}: ${parts.join(', ')}`, ...(extra ? [extra] : []), gives].join('; ')
}

const strip = {
  region: 'Price of this site',
  title: 'Price of this site',
  alive: (values: number): string =>
    values === 0
      ? 'No value is alive across it.'
      : `${many(values, 'value')} ${verb(values, 'is', 'are')} alive across it.`,
  /** On a first visit, where few words count more than completeness. */
  aliveShort: (values: number): string => `${many(values, 'value')} alive`,
  returns: (registers: Names): string =>
    registers.length === 0 ? '' : `It returns in ${listed(registers)}.`,
  promiseName,
  own: "this site's promise",
  ownShort: 'promised',
  figures,
  placesShort: (places: number): string => many(places, 'place'),
  full: 'full',
  mayDestroy: (registers: Names, returnsIn: Names): string =>
    registers.length === 0 && returnsIn.length > 0
      ? 'changes nothing but its result'
      : `may destroy ${named(registers)}`,
  /** In a column, as code lists them. */
  mayDestroyShort: (registers: Names, returnsIn: Names): string =>
    registers.length > 1 && registers.length < 4
      ? `may destroy ${registers.join(' ')}`
      : strip.mayDestroy(registers, returnsIn),
  toMemory,
  more,
  spokenColumn,
  square: {
    value: (name: string): string => `${name} is kept and holds a value.`,
    moved: (name: string): string => `${name} is kept: a value would have to move here.`,
    free: (name: string): string => `${name} is kept and free.`,
    'may-destroy': (name: string): string => `${name} may be destroyed.`,
    destroyed: (name: string): string => `${name} may be destroyed, and a value lies in it.`,
    result: (name: string): string => `${name} brings the result.`,
    frame: (name: string): string => `${name} is the frame pointer: no place.`,
  },
  legend: {
    value: 'value',
    free: 'free',
    moved: 'a value moves here',
    'may-destroy': 'may be destroyed',
    destroyed: 'and needed',
    result: 'result',
    frame: 'frame pointer',
  },
  neverReturns: 'Nothing comes after this site, so no value is alive across it.',
  destroyed: (registers: Names): string =>
    `The code after this site needs ${listed(registers)}, but its promise lets ${verb(registers.length, 'it', 'them')} be destroyed.`,
  flags:
    'A condition set before this site is tested after it, but every site may destroy the flags.',
}

// ---------------------------------------------------------------------------------------------------
// These bytes

/** Who stands at the site now, with a verb in the right number. */
export interface FillingWords {
  readonly outcome: Outcome
  readonly callee: Callee
  readonly form: Form
  readonly backend: BackendId
  /** Pushes and pops of the site stay around the call. */
  readonly saved: boolean
  /** Registers that its promise gave up. */
  readonly promised: number
  readonly destroys: Names
  /** It writes a result too, which is no loss. */
  readonly returns: boolean
  readonly givenUp: Names
  readonly excess: Names
}

const called: Record<NonNullable<Callee>, string> = {
  c: 'the C function',
  thunk: 'the thunk',
  routine: 'the routine',
  rom: 'the ROM function',
}

const stays: Record<Form, string> = {
  call: 'the indirect call',
  'direct-call': 'the call',
  jump: 'the jump',
  instruction: 'the instruction',
}

function who({ outcome, callee, form, backend, saved }: FillingWords): string {
  if (outcome === 'inline') return backendWords.code[backend]
  if (outcome === 'nop') return 'An empty function'
  if (outcome === 'identity') return 'Returning the argument'
  const name = outcome === 'keep' ? stays[form] : called[callee ?? 'c']
  return saved ? `With its pushes and pops, ${name}` : capital(name)
}

/** What is destroyed, the result left out: somebody waits for it. */
function destroyedBy({ destroys, returns }: FillingWords): string {
  if (!returns) return named(destroys)
  return destroys.length === 0 ? 'nothing but its result' : `${named(destroys)} besides its result`
}

const jumpsAway = 'The jump never comes back, so whatever it destroys is no loss.'

/** Outcomes after which nothing runs that could need a register. */
const ends: Partial<Record<Outcome, string>> = {
  jump: 'The jump does not come back here: the code after it never runs.',
  trap: 'The trap stops whoever gets here, so nobody needs a register any more.',
  bug: 'This kernel stops with a BUG at boot: these bytes never run.',
}

/** One sentence on what these bytes take of what the promise gave up; on a first visit, `short`. */
function fillingSentence(words: FillingWords, short = false): string {
  const { outcome, form, promised, givenUp, excess } = words
  const leaves = form === 'jump' && (outcome === 'keep' || outcome === 'jump')
  const end = leaves ? jumpsAway : ends[outcome]
  if (end !== undefined) return end
  const start = `${who(words)} destroys ${destroyedBy(words)}`
  if (excess.length > 0) return `${start}, but the promise keeps ${named(excess)}.`
  if (short) return `${start}.`
  if (givenUp.length > 0) {
    const registers = many(givenUp.length, 'register')
    return `${start}: ${registers} ${verb(givenUp.length, 'was', 'were')} given up for nothing.`
  }
  return promised === 0 ? `${start}, as promised.` : `${start}: the promise is used up.`
}

interface WayWords {
  readonly instructions: number
  readonly bytes: number
  readonly padding: { readonly instructions: number; readonly bytes: number }
  readonly plus: Names
}

/** Instructions and bytes that are run through. */
function way({ instructions, bytes, padding, plus }: WayWords): string {
  const nops = `${many(padding.instructions, 'nop')} of ${many(padding.bytes, 'byte')}`
  if (instructions === 0) {
    return padding.instructions === 0 ? 'Nothing on the way.' : `On the way: only ${nops}.`
  }
  const code = `${many(instructions, 'instruction')}, ${many(bytes, 'byte')} on the way`
  const filled = padding.instructions === 0 ? code : `${code} and ${nops}`
  if (plus.length === 0) return `${filled}.`
  return `${filled}, then the ${plus.length === 1 ? "function's" : "functions'"} own.`
}

const filling = {
  region: 'What these bytes take',
  sentence: fillingSentence,
  way,
  compiledForThis: (values: number, places: number): string =>
    `Had the code been compiled for this: ${many(values, 'value')}, ${many(places, 'place')}.`,
}

// ---------------------------------------------------------------------------------------------------
// For screen readers, beside the step

function spokenSite(alive: Names, mayDestroy: Names, places: number): string {
  const values = many(alive.length, 'value')
  const across = `${capital(values)} ${verb(alive.length, 'is', 'are')} alive across this site`
  const which = alive.length === 0 ? '' : `: ${alive.join(', ')}`
  const left = `${many(places, 'place')} ${verb(places, 'is', 'are')} left`
  return `${across}${which}. Its promise may destroy ${listed(mayDestroy) || 'nothing'}: ${left}.`
}

export const price = { promises, strip, filling, spokenSite }
