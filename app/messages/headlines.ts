import type { BackendId, ImplementationKind, RomAnswer } from '../../src/backends/backend.ts'
import type { Outcome } from '../../src/patch/decision.ts'
import type { WalkEnd } from '../../src/sites/site.ts'
import {
  bytes,
  type Callee,
  callWords,
  fewNames,
  type Form,
  keptWords,
  backendWords,
  type Names,
  pointing,
} from './names.ts'
import { capital, firstShort, listed, type Phrase, phrase, spelled } from './phrase.ts'

/** Headlines: at most 12 words, the subject first, the numbers in it. */

/** Who needs room. */
const taker = (kind: Outcome, callee: Callee): string => {
  if (kind === 'inline') return 'The inline code'
  if (kind === 'identity') return 'Returning the argument'
  if (kind === 'nop') return 'An empty function'
  if (kind === 'trap') return 'The trap'
  if (kind === 'jump') return 'A direct jump'
  if (kind === 'keep') return 'The original call'
  if (kind === 'bug') return 'The patcher'
  if (callee === 'c') return 'A C call'
  if (callee === 'rom') return 'A ROM call'
  return `A ${callWords[callee ?? 'thunk']} call`
}

/** Who destroys. */
const destroyer = (kind: Outcome, callee: Callee): string =>
  callee === 'thunk' || callee === 'routine' ? `The ${callWords[callee]}` : taker(kind, callee)

export interface FitsWords {
  readonly kind: Outcome
  readonly callee: Callee
  readonly needs: number
  readonly room: number
  readonly inner: boolean
}

export interface DestroysWords {
  readonly kind: Outcome
  readonly callee: Callee
  readonly inner: boolean
  readonly pass: boolean
  readonly destroys: Names
  readonly excess: Names
  /** What it destroys was assumed, not looked up. */
  readonly assumed: boolean
}

/** 2.6.30 compares with CLBR_ANY, whatever the function really destroys. */
function countedAsDestroying({ pass, excess }: DestroysWords): Phrase {
  if (pass) return ['This kernel counts every call as destroying all: allowed here.']
  return firstShort(
    phrase`This kernel counts every call as destroying ${listed(excess)}: not allowed.`,
    phrase`This kernel counts every call as destroying ${excess.length} registers: not allowed.`,
  )
}

function destroysHeadline(words: DestroysWords): Phrase {
  const { kind, callee, inner, destroys, excess } = words
  if (words.assumed) return countedAsDestroying(words)
  const who = destroyer(kind, callee)
  const what = destroys.length > 3 ? fewNames(destroys) : [listed(destroys)]
  if (destroys.length === 0) return phrase`${who} destroys no register.`
  if (words.pass && inner) {
    const allowed = destroys.length === 1 ? 'That is' : `${capital(pointing(destroys))} are`
    return firstShort(
      phrase`${who} destroys ${what}. ${allowed} allowed inside.`,
      phrase`${who} destroys ${destroys.length} registers. All are allowed inside.`,
    )
  }
  if (words.pass) return phrase`${who} destroys ${what}. This site allows ${pointing(destroys)}.`
  if (excess.length > 3) {
    return phrase`${who} destroys ${excess.length} registers that this site promised to keep.`
  }
  const kept = pointing(excess)
  return firstShort(
    phrase`${who} destroys ${listed(excess)}. This site promised to keep ${kept}.`,
    phrase`${who} destroys ${excess.join(', ')}. This site promised to keep ${kept}.`,
    phrase`${who} destroys ${excess.length} registers that this site promised to keep.`,
  )
}

const implementationWords: Record<ImplementationKind, string> = {
  c: 'this function',
  thunk: 'this thunk',
  routine: 'this routine',
  'jump-routine': 'this routine',
  rom: 'this entry of the ROM',
  nop: 'an empty function',
  ident32: 'a function that returns its argument',
  ident64: 'a function that returns its argument',
  null: 'missing: its slot is empty',
}

const romWords: Record<RomAnswer, string> = {
  call: 'The ROM answers: call me.',
  jump: 'The ROM answers: jump to me.',
  nop: 'The ROM answers: nothing needs to be done.',
  none: 'The ROM answers: no code of mine belongs here.',
  bad: 'The ROM gives an answer that this kernel does not know.',
}

const chosenWords: Record<Outcome, string> = {
  nop: 'Nothing needs to be done: nops take the place.',
  identity: 'The argument already is the result: no call is needed.',
  inline: 'Inline code wins.',
  'c-call': 'A direct C call wins.',
  'thunk-call': 'The thunk wins.',
  'inner-call': 'A direct call wins, and the pushes and pops stay.',
  jump: 'A direct jump wins.',
  trap: 'A trap goes in: nobody implements this operation.',
  keep: 'Nothing passes: the slow indirect call stays.',
  bug: 'The kernel of the time stops here with a BUG.',
}

export interface DoneWords {
  readonly outcome: Outcome
  readonly form: Form
  readonly length: number
  readonly callLeft: boolean
  readonly destroyed: Names
}

function doneHeadline({ outcome, form, length, callLeft, destroyed }: DoneWords): Phrase {
  if (outcome === 'bug') return phrase`The kernel never got past these ${bytes(length)}.`
  if (outcome === 'trap') return phrase`Still ${bytes(length)}: whoever gets here is stopped.`
  if (outcome === 'keep') {
    return phrase`Same ${bytes(length)} as before: ${keptWords[form].whole}, untouched.`
  }
  if (outcome === 'jump') return phrase`Still ${bytes(length)}, and now a direct jump.`
  const call = !callLeft
    ? 'no call left'
    : outcome === 'inline'
      ? 'a rare call left'
      : 'a direct call left'
  if (destroyed.length === 0) return phrase`Still ${bytes(length)}, ${call}, no register destroyed.`
  return phrase`Still ${bytes(length)}, ${call}, ${fewNames(destroyed)} destroyed.`
}

const walkEnds: Record<WalkEnd, (length: number) => Phrase> = {
  'no-pair': (length) => phrase`No further pair around it: the site is ${bytes(length)}.`,
  edge: (length) => phrase`The record ends here: the site is ${bytes(length)}.`,
  'stack-arguments': (length) =>
    phrase`Arguments lie on the stack: the site stays ${bytes(length)}.`,
  frame: (length) => phrase`The operation looks at its frame: the site stays ${bytes(length)}.`,
}

export const headline = {
  opening: (backend: BackendId): Phrase => {
    const who = backendWords.who[backend]
    return phrase`One kernel, many machines underneath. At boot, ${who} rewrites this call.`
  },
  findRecorded: (length: number, form: Form): Phrase =>
    phrase`The source marks this ${form === 'direct-call' ? 'call' : form}: ${bytes(length)} that boot may rewrite.`,
  findScanned: (length: number, op: string): Phrase =>
    phrase`This call leads to ${op}: ${bytes(length)}, and no record.`,
  walkPair: (): Phrase => phrase`A push before, its pop after: both belong to the site.`,
  walkEnd: (end: WalkEnd, length: number): Phrase => walkEnds[end](length),
  record: (length: number, op: string, allowed: Names): Phrase => {
    const promise = phrase`The promise: ${bytes(length)}, ${op}, and`
    if (allowed.length === 0) return phrase`${promise} nothing may be destroyed.`
    return firstShort(
      phrase`${promise} ${listed(allowed)} may be destroyed.`,
      phrase`${promise} ${allowed.join(', ')} may be destroyed.`,
      phrase`${promise} ${allowed.length} registers may be destroyed.`,
    )
  },
  lookup: (backend: BackendId, op: string, kind: ImplementationKind): Phrase =>
    phrase`${backendWords.under[backend]}, ${op} is ${implementationWords[kind]}.`,
  fits: ({ kind, callee, needs, room, inner }: FitsWords): Phrase => {
    const has = inner ? 'The inner call' : 'This site'
    if (needs === 0) return phrase`${taker(kind, callee)} needs no code. ${has} has ${bytes(room)}.`
    return phrase`${taker(kind, callee)} needs ${bytes(needs)}. ${has} has ${room}.`
  },
  destroys: destroysHeadline,
  reaches: (pass: boolean, size: number): Phrase =>
    pass
      ? phrase`The target is near enough: ${size} bytes hold the distance.`
      : phrase`The target is too far: ${size} bytes cannot hold the distance.`,
  returnsNothing: (pass: boolean): Phrase =>
    pass
      ? phrase`Nobody waits for a result, so the call may simply go.`
      : phrase`Somebody waits for the result, so the call cannot just go.`,
  registerArguments: (pass: boolean, words: number): Phrase => {
    if (!pass) return phrase`Some of the ${words} argument words lie on the stack.`
    if (words === 0) return phrase`No argument lies on the stack, so a thunk can work.`
    if (words === 1) return phrase`The argument lies in a register, so a thunk can work.`
    return phrase`All ${words} argument words lie in registers: a thunk can work.`
  },
  oneEntry: (pass: boolean): Phrase =>
    pass
      ? phrase`Nothing jumps into the middle of this site.`
      : phrase`Something jumps into the middle of this site.`,
  romAnswers: (answer: RomAnswer): Phrase => [romWords[answer]],
  recorded: (pass: boolean): Phrase =>
    pass
      ? phrase`A record names this site, so this kernel sees it.`
      : phrase`No record names this site: this kernel never sees it.`,
  withinLimit: (length: number, limit: number, rom: boolean): Phrase =>
    rom
      ? phrase`This site has ${bytes(length)}. A ROM call needs ${limit}.`
      : phrase`This site has ${bytes(length)}. The kernel takes up to ${limit}.`,
  choose: (outcome: Outcome, callee: Callee, form: Form): Phrase => {
    if (outcome === 'thunk-call' && callee === 'routine') return ['The routine wins.']
    if (outcome === 'thunk-call' && callee === 'rom') return ['A call into the ROM wins.']
    if (outcome === 'inner-call' && callee) {
      return [`The ${callWords[callee]} wins, and the pushes and pops stay.`]
    }
    if (outcome === 'keep' && form !== 'call') {
      return [`Nothing passes: ${keptWords[form].whole} stays.`]
    }
    return [chosenWords[outcome]]
  },
  write: (length: number): Phrase => phrase`${bytes(length)} ${length === 1 ? 'goes' : 'go'} in.`,
  /** `from`: bytes from the start of the site to where the distance starts to count. */
  distance: (kind: Outcome, from: number): Phrase => {
    const who = kind === 'inline' ? 'Its call' : kind === 'jump' ? 'The jump' : 'The call'
    return phrase`${who} counts from its own end: target − (site + ${from}).`
  },
  pad: (length: number, chunks: number, all: boolean): Phrase => {
    const nops = phrase`${spelled(chunks)} ${chunks === 1 ? 'nop' : 'nops'}`
    if (all)
      return phrase`All ${bytes(length)} are free: ${nops} ${chunks === 1 ? 'fills' : 'fill'} them.`
    const fill = chunks === 1 ? 'fills' : 'fill'
    return phrase`${bytes(length)} left: ${nops} ${fill} ${length === 1 ? 'it' : 'them'}.`
  },
  done: doneHeadline,
}
