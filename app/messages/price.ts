import type { PromiseId } from '../../src/cost/cost.ts'
import type { Names } from './names.ts'
import { many, named, verb } from './amounts.ts'
import { filling } from './filling.ts'
import { counted, listed, phraseText } from './phrase.ts'
import { neverReturns } from './spokenSite.ts'

/** What the page says of a site's price: the promise above, these bytes below, never mixed. */

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
  showAll: 'Show the whole price',
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
  neverReturns,
  destroyed: (registers: Names): string =>
    `The code after this site needs ${listed(registers)}, but its promise lets ${verb(registers.length, 'it', 'them')} be destroyed.`,
  flags:
    'A condition set before this site is tested after it, but every site may destroy the flags.',
}

/** Over the registers, while a promise is looked at that this site does not make. */
const preview = (promise: Exclude<PromiseId, 'own'>): string =>
  `if the promise were: ${promises[promise]}`

export const price = { promises, strip, filling, preview }
