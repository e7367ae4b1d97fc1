import type { ImplementationKind } from '../../src/backends/backend.ts'
import type { Outcome } from '../../src/patch/decision.ts'
import type { WalkEnd } from '../../src/sites/site.ts'
import { bytes, type Callee, type Form, type Names } from './names.ts'
import { capital, listed, phraseText } from './phrase.ts'

/** One sentence of context under each headline, of at most 28 words. */

const walkEndContext: Record<Exclude<WalkEnd, 'edge'>, string> = {
  'no-pair': 'The rows on both sides are no push and pop of one register, so the walk ends.',
  'stack-arguments': 'A pair around them would be part of the arguments.',
  frame: 'Whatever lies around it has to stay where it is.',
}

const chosenContext: Record<Outcome, string> = {
  nop: 'The function in the slot is known to be empty, and nobody waits for a result.',
  identity: 'The function in the slot only hands its argument back.',
  inline: 'It fits and destroys only what the site allows, so no call is made any more.',
  'c-call': 'The pointer is gone: from now on the call goes straight to the function.',
  'thunk-call':
    'It saves what the C function inside would destroy, at the price of pushes and pops.',
  'inner-call': 'Only the call itself is replaced; what the pairs save is safe from it.',
  jump: 'The operation never returns, so what it destroys does not matter.',
  trap: 'Whoever gets here is stopped at once, instead of jumping to address zero.',
  keep: 'It reads the pointer on every pass, as it did before boot.',
  bug: 'The record cannot be right, and this kernel checks by stopping.',
}

export interface LookupWords {
  readonly kind: ImplementationKind
  readonly name: string
  readonly inner: string
  /** Bytes of inline code; null where there is none. */
  readonly inline: number | null
}

const lookupContext: Record<ImplementationKind, (words: LookupWords) => string> = {
  c: ({ name }) => `${name} is a C function and may destroy every caller-saved register`,
  thunk: ({ name, inner }) => `${name} saves registers around the C function ${inner}`,
  routine: ({ name }) => `${name} is assembly that keeps the other registers by itself`,
  'jump-routine': ({ name }) => `${name} is assembly that never returns`,
  rom: () => 'The entry keeps everything but its result, so the ROM promises',
  nop: () => 'The patcher knows it by its address, so no call is needed',
  ident32: () => 'The patcher knows it by its address, so no call is needed',
  ident64: () => 'The patcher knows it by its address, so no call is needed',
  null: () => 'Nothing can be called here',
}

export const context = {
  opening: (decided: string): string => decided,
  findRecorded: 'It is a site: a callsite, a place where the kernel calls its hypervisor layer.',
  findScanned: 'The relocation of the call gives the site away, as an idea of 2007 proposed.',
  walkPair: (register: string, length: number): string =>
    `They save ${register} around the call; with them the site has ${length} bytes.`,
  walkEnd: (end: WalkEnd, call: number, pairs: number): string =>
    end === 'edge'
      ? `The call takes ${phraseText(bytes(call))}, the pushes and pops around it take ${pairs}; nothing else is in the record.`
      : walkEndContext[end],
  record: (size: number, onPaper: Names): string =>
    onPaper.length === 0
      ? `Boot reads it from a record of ${size} bytes beside the code: place, operation, length, registers.`
      : `Boot reads it from a record of ${size} bytes; ${listed(onPaper)} is allowed on paper, but no code may use it.`,
  lookup: (words: LookupWords): string => {
    const { inline } = words
    const more = inline === null ? '' : `, and inline code of ${phraseText(bytes(inline))} exists`
    return `${lookupContext[words.kind](words)}${more}.`
  },
  fits: (needs: number, room: number): string => {
    if (needs > room) {
      const over = phraseText(bytes(needs - room))
      return `${capital(over)} of what follows would be overwritten, so it is out.`
    }
    return needs === room ? 'It fills the place exactly.' : 'What is left over becomes nops.'
  },
  destroysAssumed: (really: Names): string =>
    `It compares with CLBR_ANY, although the function really destroys ${really.length > 4 ? `${really.length} registers` : listed(really) || 'nothing'}.`,
  destroys: (pass: boolean, destroys: Names, excess: Names): string => {
    if (destroys.length === 0) return 'Whatever the site promised, this code keeps it.'
    if (pass) return 'The code around the site has already given them up.'
    return `The code around the site may still need ${listed(excess)}.`
  },
  reaches: 'A direct call or jump holds its distance in 4 bytes, so 2 GiB each way.',
  returnsNothing: (result: string): string => `Its C result type is ${result}.`,
  registerArguments: 'A thunk pushes registers first, so arguments on the stack would move.',
  oneEntry: (pass: boolean): string =>
    pass
      ? 'So pushes and pops may be replaced together with the call.'
      : 'So only the call may be replaced; the pushes and pops stay.',
  romAnswers: 'The kernel asks the ROM about each call and does as it says.',
  recorded: 'The patcher reads the records and looks at nothing else.',
  withinLimit: 'The patcher works in a buffer of 254 bytes.',
  withinLimitRom: 'A direct call takes one byte of opcode and 4 of distance.',
  choose: (outcome: Outcome, callee: Callee, form: Form, thunkWouldWork: boolean): string => {
    if (outcome === 'keep' && (form === 'direct-call' || form === 'instruction')) {
      return 'It does what it did before boot.'
    }
    if (outcome === 'c-call' && thunkWouldWork) {
      return 'The site allows all that it destroys, so the pushes and pops of a thunk would be wasted.'
    }
    if (outcome === 'thunk-call' && callee === 'routine') {
      return 'It is assembly that destroys only what the site allows.'
    }
    if (outcome === 'thunk-call' && callee === 'rom') {
      return 'The ROM promises to keep everything but the result.'
    }
    return chosenContext[outcome]
  },
  write: 'Boot writes with interrupts off, so nobody runs half a site.',
  distance: (target: string, next: string, value: string): string =>
    `${target} − ${next} = ${value}, stored with the lowest byte first.`,
  pad: 'A long nop costs less than many short ones, so the longest come first.',
  doneUnchanged: (form: Form): string =>
    form === 'call' || form === 'jump'
      ? 'On every pass the kernel pays for the pointer once more.'
      : 'Boot left every byte as the source has it.',
  done: (givenUp: Names, gaveUp: boolean): string => {
    if (!gaveUp) return 'The code around it gave up nothing, and these bytes keep to that.'
    if (givenUp.length === 0) return 'What the site gave up, these bytes really use.'
    const verb = givenUp.length === 1 ? 'was' : 'were'
    const back = givenUp.length === 1 ? 'it' : 'them'
    return `${capital(listed(givenUp))} ${verb} given up for nothing: patching cannot give ${back} back.`
  },
}
