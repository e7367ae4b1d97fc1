import type { BackendId } from '../../src/backends/backend.ts'
import type { Outcome } from '../../src/patch/decision.ts'
import { many, named, verb } from './amounts.ts'
import { backendWords, type Callee, type Form, type Names } from './names.ts'
import { capital } from './phrase.ts'

/** What the bytes of a site take of what its promise gave up. */

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

export const filling = {
  region: 'What these bytes take',
  sentence: fillingSentence,
  way,
  compiledForThis: (values: number, places: number): string =>
    `Had the code been compiled for this: ${many(values, 'value')}, ${many(places, 'place')}.`,
}
