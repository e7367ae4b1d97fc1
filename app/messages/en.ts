import type { BackendId, ImplementationKind, RomAnswer } from '../../src/backends/backend.ts'
import { refusalSentence } from '../../src/backends/refusal.ts'
import type { CheckId, Outcome, RuleSetId, Scope } from '../../src/patch/decision.ts'
import type { WalkEnd } from '../../src/sites/site.ts'
import { boot } from './boot.ts'
import {
  capital,
  counted,
  type Figure,
  firstShort,
  listed,
  type Phrase,
  phrase,
  phraseText,
  spelled,
} from './phrase.ts'

/** Everything that the page says, in English. Nothing outside of this folder spells a sentence. */

/** What the original bytes of a site are. */
export type Form = 'call' | 'direct-call' | 'jump' | 'instruction'

/** What stays where a site is kept, and the same in short. */
const keptWords: Record<Form, { readonly whole: string; readonly short: string }> = {
  call: { whole: 'the indirect call', short: 'stays indirect' },
  'direct-call': { whole: 'the call', short: 'stays as it is' },
  jump: { whole: 'the indirect jump', short: 'stays indirect' },
  instruction: { whole: 'the instruction', short: 'stays as it is' },
}
export type Callee = 'c' | 'thunk' | 'routine' | 'rom' | null
export type Names = readonly string[]

const bytes = (count: number): Phrase => counted(count, 'byte')

/** `eax and edx`, or `4 registers` where a list would be too long to read. */
const fewNames = (names: Names): Phrase =>
  names.length > 3 ? phrase`${names.length} registers` : [listed(names)]

const pointing = (names: Names): string =>
  names.length === 1 ? 'it' : names.length === 2 ? 'both' : 'all'

// ---------------------------------------------------------------------------------------------------
// Names

const callWords: Record<NonNullable<Callee>, string> = {
  c: 'C call',
  thunk: 'thunk',
  routine: 'routine',
  rom: 'ROM call',
}

/** Words on chips, marks and in the table. */
const outcomeWords: Record<Outcome, string> = {
  nop: 'nothing',
  identity: 'returns its argument',
  inline: 'inline',
  'c-call': 'C call',
  'thunk-call': 'thunk',
  'inner-call': 'call inside',
  jump: 'jump',
  trap: 'trap',
  keep: 'stays indirect',
  bug: 'BUG',
}

const names = {
  outcome: outcomeWords,
  outcomeOf: (outcome: Outcome, callee: Callee, form: Form = 'call'): string => {
    if (outcome === 'thunk-call' && callee) return callWords[callee]
    if (outcome === 'inner-call' && callee) return `${callWords[callee]} inside`
    if (outcome === 'keep') return keptWords[form].short
    return outcomeWords[outcome]
  },
  /** An outcome that another rule set comes to under the same name, but over another part of the site. */
  within: (outcome: string, scope: Scope | null): string => {
    if (scope === null) return outcome
    return scope === 'inner' ? `${outcome} inside` : `${outcome} over the whole site`
  },
  /** In the first column of the table of candidates. */
  candidate: (kind: Outcome, callee: Callee, inner: boolean, form: Form): string => {
    if (kind === 'inline') return inner ? 'inline code inside' : 'inline code'
    if (kind === 'inner-call') return `${callWords[callee ?? 'c']} inside`
    if (kind === 'nop') return inner ? 'nothing (nops) inside' : 'nothing (nops)'
    if (kind === 'trap') return 'trap (ud2)'
    if (kind === 'keep') return keptWords[form].whole
    return names.outcomeOf(kind, callee)
  },
  backend: {
    native: 'bare hardware',
    xen: 'Xen',
    lguest: 'lguest',
    vmi: 'VMI',
    kvm: 'KVM',
    off: 'no paravirt',
  } satisfies Record<BackendId, string>,
  backendShort: {
    native: 'native',
    xen: 'Xen',
    lguest: 'lguest',
    vmi: 'VMI',
    kvm: 'KVM',
    off: 'off',
  } satisfies Record<BackendId, string>,
  rules: { design: 'as designed', '2.6.30': '2.6.30', '6.1': '6.1' } satisfies Record<
    RuleSetId,
    string
  >,
  rulesInSentence: {
    design: 'the design',
    '2.6.30': 'kernel 2.6.30',
    '6.1': 'kernel 6.1',
  } satisfies Record<RuleSetId, string>,
  model: 'model',
  modelHint: 'As the mails of 2007 to 2009 describe it. No kernel ran exactly this.',
  kernelHint: 'Byte for byte what this kernel did, oddities included.',
}

const under: Record<BackendId, string> = {
  native: 'On bare hardware',
  xen: 'Under Xen',
  lguest: 'Under lguest',
  vmi: 'Under VMI',
  kvm: 'Under KVM',
  off: 'Without paravirt',
}

const nameOf = (id: string): string =>
  Object.hasOwn(names.backend, id) ? names.backend[id as BackendId] : id

// ---------------------------------------------------------------------------------------------------
// Headlines: at most 12 words, the subject first, the numbers in it

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

const headline = {
  opening: (backend: BackendId): Phrase => {
    const who = backend === 'native' || backend === 'off' ? 'the kernel' : names.backend[backend]
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
    phrase`${under[backend]}, ${op} is ${implementationWords[kind]}.`,
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

// ---------------------------------------------------------------------------------------------------
// One sentence of context under each headline, of at most 28 words

const walkEndContext: Record<WalkEnd, string> = {
  'no-pair': 'The rows on both sides are no push and pop of one register, so the walk ends.',
  edge: 'Nothing beyond the labels of the record belongs to the site.',
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

const context = {
  opening: (decided: string): string => decided,
  findRecorded: 'It is a site: a callsite, a place where the kernel calls its hypervisor layer.',
  findScanned: 'The relocation of the call gives the site away, as an idea of 2007 proposed.',
  walkPair: (register: string, length: number): string =>
    `They save ${register} around the call; with them the site has ${length} bytes.`,
  walkEnd: (end: WalkEnd): string => walkEndContext[end],
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

// ---------------------------------------------------------------------------------------------------
// The table of candidates and the proof

/** Why a candidate is out, behind "rejected:". */
const reason = {
  fits: (over: number): string => `${over} too many`,
  destroys: (excess: Names): string =>
    excess.length === 1 ? `destroys ${excess[0]}` : `destroys ${excess.length}`,
  reaches: 'too far',
  'returns-nothing': 'result needed',
  'register-arguments': 'stack arguments',
  'one-entry': 'jumped into',
  'rom-answers': 'the ROM says no',
  recorded: 'no record',
  'within-limit': 'length',
  feature: boot.reason,
} satisfies Record<CheckId, string | ((...values: never[]) => string)>

const candidates = {
  caption: 'Candidates, in the order in which they are tried',
  candidate: 'candidate',
  fits: (room: number): string => `fits ${phraseText(bytes(room))}?`,
  destroys: (allowed: Names): string => {
    const site = allowed.length > 2 ? String(allowed.length) : allowed.join(' ') || 'nothing'
    return `destroys (site: ${site})`
  },
  destroysHint: (allowed: Names): string =>
    allowed.length === 0
      ? 'This site promised to keep every register.'
      : `This site allows ${listed(allowed)} to be destroyed.`,
  unchanged: 'as it is',
  verdict: 'verdict',
  nothing: 'nothing',
  chosen: 'chosen',
  wouldWork: 'would work too',
  rejected: 'rejected',
  of: (needs: number, room: number): string => `${needs} in ${room}`,
  yes: 'yes',
  no: 'no',
  registers: (count: number): string => `${count} registers`,
  notAsked: 'Nobody asks this here.',
  saved: 'saved',
  savedHint: 'The pushes and pops around the call keep it.',
}

/** One line of the proof a candidate, after its name. */
const proof = {
  fits: (needs: number, room: number): Phrase =>
    phrase`needs ${bytes(needs)}, and there are ${room}`,
  destroys: (excess: Names): Phrase =>
    phrase`destroys ${fewNames(excess)}, and the site promised to keep ${excess.length === 1 ? 'it' : excess.length === 2 ? 'both' : 'them'}`,
  reaches: (): Phrase => ['lies more than 2 GiB away'],
  'returns-nothing': (): Phrase => ['would leave out a result that somebody needs'],
  'register-arguments': (words: number): Phrase =>
    phrase`has ${words} argument words, some of them on the stack`,
  'one-entry': (): Phrase => ['would be jumped into'],
  'rom-answers': (): Phrase => ['is not what the ROM asks for'],
  recorded: (): Phrase => ['is not even tried: no record names the site'],
  'within-limit': (length: number, limit: number): Phrase =>
    phrase`meets ${bytes(length)}, and the limit is ${limit}`,
  chosen: (length: number, room: number, destroys: Names): Phrase =>
    destroys.length === 0
      ? phrase`takes ${length} of ${bytes(room)} and destroys nothing: chosen`
      : phrase`takes ${length} of ${bytes(room)} and destroys ${fewNames(destroys)}: chosen`,
  chosenPlain: (length: number, room: number): Phrase =>
    phrase`takes ${length} of ${bytes(room)}: chosen`,
  wouldWork: (): Phrase => ['would work too, but comes later'],
  ...boot.proof,
  assumed: (excess: Names): Phrase =>
    phrase`counts as destroying ${fewNames(excess)}, which the site does not allow`,
  keep: (): Phrase => ['stays: nothing before it passes'],
}

const why = {
  title: 'Why',
  flips: 'What would flip it',
  noFlips: 'No small change would flip it.',
  unknown: 'Looking for what would flip it …',
  length: (length: number): string => `room for ${phraseText(bytes(length))}`,
  mayDestroy: (gained: Names): string => `${listed(gained)} may be destroyed`,
  mustKeep: (given: Names): string => `${listed(given)} must be kept`,
  runsOn: (id: string): string => `Runs on: ${nameOf(id)}`,
  rules: (id: RuleSetId): string => `Rules: ${names.rules[id]}`,
}

// ---------------------------------------------------------------------------------------------------
// The step, the bytes, the timeline

const step = {
  region: 'Step',
  label: (site: number, sites: number, at: number, steps: number): string =>
    `Site ${site} of ${sites} · step ${at} of ${steps}`,
  was: (outcome: string, by: string): string => `was: ${outcome} (${by})`,
  stepThrough: 'Step through it',
  orSwitch: 'or change what it runs on',
  disagrees: (rules: RuleSetId, outcome: string): string =>
    `${capital(names.rulesInSentence[rules])} decides otherwise: ${outcome}.`,
  switchRules: (rules: RuleSetId): string => `Switch to ${names.rulesInSentence[rules]}`,
  wrongBefore: (excess: Names): string =>
    `This site was wrong before anybody patched it: its own call destroys ${listed(excess)}, which it promised to keep.`,
  unasked: (excess: Names): string =>
    `An oddity of this kernel: it never asks whether the site allows ${listed(excess)} to be destroyed.`,
  kernels: "the kernel's own oddity",
}

const bytePanel = {
  region: 'Bytes before and after',
  before: 'before',
  after: 'after',
  room: (room: number): string => `${phraseText(bytes(room))} of room`,
  tooMany: (over: number): string => `${over} too many`,
  spoken: (row: string, hex: Names, over: number): string => {
    if (hex.length === 0) return `${row}: nothing yet`
    const beyond = over === 0 ? '' : `, ${over} of them over the edge`
    return `${row}: ${phraseText(bytes(hex.length))}${beyond}: ${hex.join(' ')}`
  },
}

const timeline = {
  region: 'Timeline',
  first: 'First step of all',
  back: 'Step back',
  play: 'Play',
  pause: 'Pause',
  next: 'Next step',
  backShort: 'back',
  nextShort: 'next',
  slider: 'Step',
  position: (at: number, of: number): string => `${at}/${of}`,
  sliderText: (at: number, of: number, words: string): string => `step ${at} of ${of}: ${words}`,
  site: (number: number, op: string): string => `site ${number} · ${op}`,
  goTo: (number: number, op: string, outcome: string): string =>
    `Go to site ${number}, ${op}: ${outcome}`,
  many: (number: number, of: number): string => `site ${number} of ${of}`,
  keysStep: 'step',
  keysDecision: 'decision',
  keysPlay: 'play',
  keyShift: 'Shift',
  keySpace: 'Space',
  speed: (speed: number): string => `${speed}×`,
  speedLabel: (speed: number): string => `Speed of playing: ${speed}×`,
}

const siteChips = {
  region: 'Sites',
  name: (number: number): string => `site ${number}`,
  outcome: (outcome: string): string => `· ${outcome}`,
  rest: (op: string, length: number, outcome: string): string =>
    `${op} · ${phraseText(bytes(length))} · ${outcome}`,
  wrong: (rest: string): string => `${rest} · the code around it is wrong`,
}

// ---------------------------------------------------------------------------------------------------
// Empty and broken states, and the frame around the page

const empty = {
  noText: 'Write a callsite, or start from one of these:',
  noSite: (instructions: number, size: number): string =>
    `This assembles (${phraseText(counted(instructions, 'instruction'))}, ${phraseText(bytes(size))}), but nothing in it is marked for patching.`,
  noParavirt: (instructions: number, size: number): string =>
    `Without paravirt the code stands here itself (${phraseText(counted(instructions, 'instruction'))}, ${phraseText(bytes(size))}): boot has nothing to rewrite.`,
  insertSite: 'insert irq_disable here',
  scan: 'try to find one (2007 scan)',
  tooLong: 'The first answer took more than 2 s and was stopped.',
  again: 'try again',
  goToLine: (line: number): string => `go to line ${line}`,
  undo: 'undo',
  switchTo: (cpu: string): string => `switch to ${cpu}`,
  stopped: (line: number, statement: string): string =>
    `That took more than 2 s and was stopped at line ${line} (${statement}).`,
  stale: (line: number): string => `from the last version that assembled · line ${line}`,
}

export const en = {
  names,
  headline,
  context,
  reason,
  candidates,
  proof,
  why,
  step,
  bytes: bytePanel,
  timeline,
  siteChips,
  /** Combinations that never existed. */
  refusal: refusalSentence,
  empty,
}

export type { Figure, Phrase }
