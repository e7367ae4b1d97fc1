import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/patch/decision.ts'
import type { FillingWords } from './filling.ts'
import { price } from './price.ts'
import { spokenSite } from './spokenSite.ts'

const { strip, filling } = price

const column = {
  promise: 'calleeSave',
  isOwn: false,
  mayDestroy: ['eax', 'edx'],
  returnsIn: [],
  values: 5,
  places: 5,
  full: true,
  spills: 0,
  moves: 0,
  saves: 0,
} as const

describe('the figures of a promise', () => {
  it('count values and places, each in the right number', () => {
    expect(strip.figures({ ...column, values: 5, places: 7 })).toBe('5 values, 7 places')
    expect(strip.figures({ ...column, values: 1, places: 1 })).toBe('1 value, 1 place')
    expect(strip.figures({ ...column, values: 0, places: 4 })).toBe('no values, 4 places')
  })

  it('say what goes to memory', () => {
    expect(strip.toMemory(1)).toBe('1 value goes to memory')
    expect(strip.toMemory(2)).toBe('2 values go to memory')
  })

  it('call moves and pushes lower bounds, and are silent where there are none', () => {
    expect(strip.more({ moves: 0, saves: 0 })).toBe('')
    expect(strip.more({ moves: 1, saves: 0 })).toBe('at least 1 move')
    expect(strip.more({ moves: 2, saves: 1 })).toBe('at least 2 moves, 1 push on entry')
    expect(strip.more({ moves: 0, saves: 2 })).toBe('at least 2 pushes on entry')
  })

  it('stand under a name: that of a known promise, or what it gives up', () => {
    expect(strip.promiseName('calleeSave', ['eax', 'edx'])).toBe('callee-save')
    expect(strip.promiseName('own', ['ecx'])).toBe('its own: ecx')
    expect(strip.promiseName('own', ['rcx', 'rdx', 'rsi', 'r8'])).toBe('its own: 4 registers')
  })

  it('call what brings the result changed, not destroyed', () => {
    expect(strip.mayDestroy([], [])).toBe('may destroy nothing')
    expect(strip.mayDestroy([], ['eax', 'edx'])).toBe('changes nothing but its result')
    expect(strip.mayDestroy(['ecx'], ['eax', 'edx'])).toBe('may destroy ecx')
    expect(strip.spokenColumn({ ...column, mayDestroy: [], returnsIn: ['eax'] })).toBe(
      'callee-save: 5 values, 5 places, full; changes nothing but its result',
    )
  })

  it('are all said of a column to a screen reader', () => {
    expect(strip.spokenColumn({ ...column, isOwn: true })).toBe(
      "callee-save, this site's promise: 5 values, 5 places, full; may destroy eax and edx",
    )
    const short = { places: 4, full: false, spills: 1, moves: 1, mayDestroy: [] }
    expect(strip.spokenColumn({ ...column, ...short })).toBe(
      'callee-save: 5 values, 4 places, at least 1 value goes to memory; at least 1 move; may destroy nothing',
    )
  })
})

describe('the head of the price', () => {
  it('says how many values are alive', () => {
    expect(strip.alive(0)).toBe('No value is alive across it.')
    expect(strip.alive(1)).toBe('1 value is alive across it.')
    expect(strip.alive(5)).toBe('5 values are alive across it.')
  })

  it('says where the result comes back, where there is one', () => {
    expect(strip.returns([])).toBe('')
    expect(strip.returns(['eax', 'edx'])).toBe('It returns in eax and edx.')
  })

  it('says which value the promise lets go', () => {
    expect(strip.destroyed(['ecx'])).toBe(
      'The code after this site needs ecx, but its promise lets it be destroyed.',
    )
    expect(strip.destroyed(['ecx', 'edx'])).toBe(
      'The code after this site needs ecx and edx, but its promise lets them be destroyed.',
    )
  })

  it('says a whole site in one breath', () => {
    expect(spokenSite(['ecx', 'edx', 'ebx', 'esi', 'edi'], ['eax', 'edx'], 5)).toBe(
      '5 values are alive across this site: ecx, edx, ebx, esi, edi. Its promise may destroy eax and edx: 5 places are left.',
    )
    expect(spokenSite(['esi'], [], 1)).toBe(
      '1 value is alive across this site: esi. Its promise may destroy nothing: 1 place is left.',
    )
    expect(spokenSite(['esi'], [], 5, true)).toBe(
      '1 value is alive across this site: esi. Its promise may destroy nothing besides its result: 5 places are left.',
    )
    expect(spokenSite([], ['eax'], 6)).toBe(
      'No values are alive across this site. Its promise may destroy eax: 6 places are left.',
    )
  })
})

const bytes: FillingWords = {
  outcome: 'inline',
  callee: null,
  form: 'call',
  backend: 'xen',
  saved: false,
  promised: 0,
  destroys: [],
  returns: false,
  givenUp: [],
  excess: [],
}
const sentence = (part: Partial<FillingWords>) => filling.sentence({ ...bytes, ...part })

describe('the sentence on these bytes', () => {
  it.each<readonly [Outcome, Partial<FillingWords>, string]>([
    ['inline', { backend: 'native' }, "The kernel's inline code destroys nothing, as promised."],
    ['nop', {}, 'An empty function destroys nothing, as promised.'],
    ['identity', {}, 'Returning the argument destroys nothing, as promised.'],
    [
      'c-call',
      { callee: 'c', promised: 3, destroys: ['eax', 'ecx', 'edx'] },
      'The C function destroys eax, ecx and edx: the promise is used up.',
    ],
    [
      'thunk-call',
      { callee: 'thunk', promised: 2, destroys: ['eax', 'edx'] },
      'The thunk destroys eax and edx: the promise is used up.',
    ],
    [
      'thunk-call',
      { callee: 'routine', promised: 1, givenUp: ['eax'] },
      'The routine destroys nothing: 1 register was given up for nothing.',
    ],
    [
      'thunk-call',
      { callee: 'rom', promised: 2, destroys: ['eax'], givenUp: ['edx'] },
      'The ROM function destroys eax: 1 register was given up for nothing.',
    ],
    [
      'inner-call',
      { callee: 'c', saved: true },
      'With its pushes and pops, the C function destroys nothing, as promised.',
    ],
    ['jump', {}, 'The jump does not come back here: the code after it never runs.'],
    ['jump', { form: 'jump' }, 'The jump never comes back, so whatever it destroys is no loss.'],
    ['trap', {}, 'The trap stops whoever gets here, so nobody needs a register any more.'],
    [
      'keep',
      { promised: 3, destroys: ['eax', 'ecx', 'edx'] },
      'The indirect call destroys eax, ecx and edx: the promise is used up.',
    ],
    [
      'keep',
      { form: 'direct-call', saved: true },
      'With its pushes and pops, the call destroys nothing, as promised.',
    ],
    ['keep', { form: 'instruction' }, 'The instruction destroys nothing, as promised.'],
    ['keep', { form: 'jump' }, 'The jump never comes back, so whatever it destroys is no loss.'],
    ['bug', {}, 'This kernel stops with a BUG at boot: these bytes never run.'],
  ])('of %s %j', (outcome, part, words) => {
    expect(sentence({ outcome, ...part })).toBe(words)
  })

  it('counts what was given up for nothing', () => {
    expect(sentence({ promised: 2, givenUp: ['eax', 'edx'] })).toBe(
      "Xen's inline code destroys nothing: 2 registers were given up for nothing.",
    )
  })

  it('leaves the result out of what is lost, and says so', () => {
    const thunk = { outcome: 'thunk-call', callee: 'thunk', returns: true } as const
    expect(sentence(thunk)).toBe('The thunk destroys nothing but its result, as promised.')
    expect(sentence({ ...thunk, promised: 1, destroys: ['edx'] })).toBe(
      'The thunk destroys edx besides its result: the promise is used up.',
    )
  })

  it('says first what breaks the promise', () => {
    const broken = { callee: 'c', destroys: ['eax', 'ecx', 'edx'], excess: ['ecx'] } as const
    expect(sentence({ outcome: 'keep', promised: 2, givenUp: ['edi'], ...broken })).toBe(
      'The indirect call destroys eax, ecx and edx, but the promise keeps ecx.',
    )
  })
})

describe('the way through these bytes', () => {
  const none = { instructions: 0, bytes: 0 }
  const way = { instructions: 5, bytes: 13, padding: none, plus: [] }

  it('counts instructions, bytes, nops, and what comes on top', () => {
    expect(filling.way(way)).toBe('5 instructions, 13 bytes on the way.')
    expect(filling.way({ ...way, plus: ['f'] })).toBe(
      "5 instructions, 13 bytes on the way, then the function's own.",
    )
    expect(filling.way({ ...way, plus: ['f', 'g'] })).toMatch(/then the functions' own\.$/)
    expect(
      filling.way({ instructions: 1, bytes: 1, padding: { instructions: 1, bytes: 5 }, plus: [] }),
    ).toBe('1 instruction, 1 byte on the way and 1 nop of 5 bytes.')
  })

  it('says that there is nothing but nops, or nothing', () => {
    expect(filling.way({ ...way, ...none, padding: { instructions: 2, bytes: 10 } })).toBe(
      'On the way: only 2 nops of 10 bytes.',
    )
    expect(filling.way({ ...way, ...none })).toBe('Nothing on the way.')
  })

  it('labels what could have been as such', () => {
    expect(filling.compiledForThis(5, 7)).toBe(
      'Had the code been compiled for this: 5 values, 7 places.',
    )
  })
})
