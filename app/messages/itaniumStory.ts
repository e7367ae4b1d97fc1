import type { Ia64Step } from '../../src/ia64/story/steps.ts'
import type { Ia64Story } from '../../src/ia64/story/told.ts'
import type {
  AccidentMoment,
  AccidentPicture,
  Held,
  Picture,
} from '../../src/ia64/story/picture.ts'
import type { Decision, RuleSetId } from '../../src/ia64/patch/decision.ts'
import type { ConventionId } from '../../src/ia64/stack/conventions.ts'
import type { PlatformId } from '../../src/ia64/patch/types.ts'
import { ia64 } from './ia64.ts'
import { names as machineNames } from './names.ts'
import { listed } from './phrase.ts'

/** What a step says: at most twelve words, then a sentence or two. */
export interface StepWords {
  readonly headline: string
  readonly context: string
  /** The context for a room, where it else asks for something that only the speaker can do. */
  readonly inRoom?: string
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const names: Readonly<Record<PlatformId, string>> = { native: 'native', xen: "Xen's" }

interface Told {
  readonly story: Ia64Story
  readonly step: Ia64Step
  readonly platform: PlatformId
}

type Of<Kind extends Picture['kind']> = Extract<Picture, { readonly kind: Kind }>

function bundleWords({ template, units }: Of<'bundle'>): StepWords {
  const code = `0x${template.toString(16).padStart(2, '0')}`
  return {
    headline: 'Sixteen bytes are one bundle: a template and three slots.',
    context: `Template ${code} says ${units ?? 'nothing: it is reserved'}: which unit each slot is for. The same 41 bits in another unit are another instruction.`,
  }
}

function stackWords({ moments }: Of<'stack'>, at: number): StepWords {
  const moment = moments[at]
  const { sof, sol } = moment?.state.frame ?? { sof: 0, sol: 0 }
  const said: readonly StepWords[] = [
    {
      headline: `The alloc makes room: ${counted(sof, 'register')} from r32 on.`,
      context: `Inputs and locals count together (sol ${sol}): hardware does not tell them apart. The other ${sof - sol} are outputs.`,
    },
    {
      headline: 'br.call slides the frame: outputs become the callee’s r32 and up.',
      context:
        'Nothing is copied. Caller and callee name the same physical register, each in its own way.',
    },
    {
      headline: `The callee’s own alloc grows its frame to ${counted(sof, 'register')}.`,
      context: 'It keeps its inputs where they are. Its locals follow, over whatever lies there.',
    },
    {
      headline: 'br.ret slides back: the caller’s frame, as ar.pfs kept it.',
      context: 'A callee that called others must put ar.pfs back first.',
    },
  ]
  return said[at] ?? { headline: '', context: '' }
}

/** `out1`, `out1 and out2`: which registers of the caller a set of places is. */
function outputsAt({ moments: [first] }: AccidentPicture, places: readonly number[]): string {
  const aliases = places.map(
    (place) => first?.registers.find((each) => each.place === place)?.alias ?? `place ${place}`,
  )
  return aliases.length === 0 ? 'no output' : listed(aliases)
}

const holding = ({ contents }: AccidentMoment, held: Held): readonly number[] =>
  contents.filter((each) => each.held === held).map(({ place }) => place)

function accidentWords(picture: AccidentPicture, at: number): StepWords {
  const moment = picture.moments[at]
  const [first] = picture.moments
  if (!moment || !first) return { headline: '', context: '' }
  const wanted = outputsAt(picture, holding(first, 'later-argument'))
  const lost = outputsAt(picture, moment.lost)
  const whose = picture.own ? 'This function' : 'A function, as in the mail,'
  if (moment.step === 'before') {
    return {
      headline: `${wanted} already holds an argument of a later call.`,
      context: `${whose} has prepared a call that comes after the site. The compiler was told that ${wanted} survives.`,
    }
  }
  return picture.callee === 'c'
    ? callWords(moment, wanted, lost)
    : moment.step === 'argument'
      ? {
          headline: 'The static convention: the argument goes into r8.',
          context: 'r8 is a register that never slides. No output is needed, no alloc, no br.call.',
        }
      : {
          headline: `${wanted} lives: the register stack never moved.`,
          context: 'b0 and ar.pfs are as they were, too. A leaf function can return.',
        }
}

const notC = 'So the code in a site cannot be ordinary C.'

function callWords({ step, lost }: AccidentMoment, wanted: string, gone: string): StepWords {
  switch (step) {
    case 'argument':
      return {
        headline: 'A C call wants its argument in out0.',
        context:
          'out0 is r(32 + sol). Which number that is, and whether it exists, only the alloc of this function knows.',
      }
    case 'call':
      return {
        headline: 'br.call overwrites b0 and ar.pfs, and slides the frame.',
        context: 'Whoever keeps the return link in b0 alone cannot return any more.',
      }
    case 'alloc':
      return lost.length === 0
        ? {
            headline: 'The callee’s alloc saves ar.pfs in its first local.',
            context: `${wanted} lies elsewhere, this time.`,
          }
        : {
            headline: `The callee’s alloc saves ar.pfs: in ${gone} of the caller.`,
            context:
              'A C function takes its locals where the caller’s unused outputs seem to be. This one was in use.',
          }
    default:
      return lost.length === 0
        ? {
            headline: `Back again: ${wanted} survived, by luck.`,
            context: 'Another callee takes more locals.',
          }
        : {
            headline: `Back again: ${gone} is destroyed. The later call gets garbage.`,
            context: `${notC} Choose the static convention to see it live.`,
            inRoom: notC,
          }
  }
}

function scanWords({ scan }: Of<'scan'>): StepWords {
  const { found, widened, failure, looks } = scan
  if (!found || !widened) {
    return {
      headline: 'The scan gives up.',
      context: `${upper(failure ? ia64.reason(failure) : 'nothing was found')}.`,
    }
  }
  const grows = widened.changed
    ? `It grows from ${found.sof} to ${widened.sof} registers; sol stays, so no register changes its number.`
    : `Its ${found.sof - found.sol} outputs are enough: nothing is rewritten.`
  return {
    headline: `Looking back, the alloc is found in ${counted(looks.length, 'bundle')}.`,
    context: `${grows} Finding it is not enough: what is alive in the outputs still dies.`,
  }
}

function stubWords({ bundles }: Of<'stub'>, at: number): StepWords {
  const part = bundles[at]?.part
  return {
    headline: `Unpatched, bundle ${at + 1} of ${bundles.length}.`,
    context: part ? `It ${ia64.stubPart(part)}.` : 'This site is no stub that is known here.',
  }
}

function copyWords({ story, platform }: Told, picture: Of<'copy'>, at: number): StepWords {
  const { outcome, because, used, target } = story.decision
  if (at === 1) {
    return {
      headline: `${counted(picture.flushes.length, 'flush').replace(/hs$/, 'hes')} of the cache, then sync.i and srlz.i.`,
      context:
        'fc.i for every 16 bytes, so some lines are flushed twice; the two barriers once, after all sites.',
    }
  }
  const bundles = used / 16
  const rest = story.site.length / 16 - bundles
  switch (outcome) {
    case 'replaced':
      return {
        headline: `${upper(names[platform])} code takes ${counted(bundles, 'bundle')}; ${rest === 0 ? 'it fits exactly' : `${counted(rest, 'nop bundle')} fill the rest`}.`,
        context:
          'The bytes are copied as they stand. No call is left; what they write, the site has given up.',
      }
    case 'redirected':
      return {
        headline: 'The branch leads to another routine.',
        context: `Only its distance is rewritten: to 0x${(target ?? 0n).toString(16)}.`,
      }
    case 'called':
      return {
        headline: 'A C call stands in the site.',
        context:
          'The arguments are moved into outputs, then br.call. Nobody built this: it is a model of the proposal.',
      }
    case 'kept':
      return {
        headline: 'The site stays as it was.',
        context: `${upper(because ? ia64.reason(because) : 'nothing was found for it')}. It keeps working, as an indirect call.`,
      }
  }
}

function fitWords(
  { site, decision: { outcome, scan } }: Ia64Story,
  { need, room, leaves }: Of<'fit'>,
  platform: PlatformId,
): StepWords {
  if (site.kind === 'branch') {
    return {
      headline: 'One branch has no room to fill: its distance changes.',
      context: 'It reaches 16 MiB to either side, and nothing checks that.',
    }
  }
  if (need === null) {
    return {
      headline: `${upper(names[platform])} table has no code for this operation.`,
      context: 'The site stays an indirect call, or takes native code: see the first oddity.',
    }
  }
  if (outcome === 'called') {
    return {
      headline: `The call takes ${need} bytes. This site has ${room}.`,
      context: 'Moves of the arguments and br.call: nothing of the tables. Nops fill the rest.',
    }
  }
  if (scan !== null) {
    return {
      headline: `${upper(names[platform])} code would take ${need} bytes. This site has ${room}.`,
      context: 'These rules do not ask for it: they put a call there, or leave the site alone.',
    }
  }
  const fits = need <= room
  return {
    headline: `The code needs ${need} bytes. This site has ${room}.`,
    context: leaves
      ? 'A long branch leaves the site: a plain copy would lead elsewhere, so its distance is relocated.'
      : fits
        ? 'Both are whole bundles. Exactly equal is fine.'
        : 'The first row of the table decides; a smaller one is not looked for.',
  }
}

/** What the step in view says. */
export function itaniumWordsOf(told: Told): StepWords {
  const { story, step, platform } = told
  const picture = story.pictures[step.picture]
  if (!picture) return { headline: '', context: '' }
  switch (picture.kind) {
    case 'bundle':
      return bundleWords(picture)
    case 'stack':
      return stackWords(picture, step.moment)
    case 'accident':
      return accidentWords(picture, step.moment)
    case 'scan':
      return scanWords(picture)
    case 'convention':
      return {
        headline: 'The static convention: only these registers may be used.',
        context:
          'Arguments come in r8 to r11 and r14, the way back in b6. Stacked registers stay grey.',
      }
    case 'stub':
      return stubWords(picture, step.moment)
    case 'records':
      return {
        headline: 'A record names the site: its start, its end, its type.',
        context:
          'Boot looks the type up in the table of the platform, native or Xen. The first row with it decides.',
      }
    case 'copy':
      return copyWords(told, picture, step.moment)
    case 'fit':
      return fitWords(story, picture, platform)
    case 'notes':
      return {
        headline: 'Oddities of that kernel, kept as they were.',
        context: 'Each with how far it is backed: run, assembled, read, or concluded.',
      }
  }
}

/** Words of the pictures. */
export const itaniumPictures = {
  bits: 'Its 128 bits',
  bytes: 'Its 16 bytes, as they lie in memory',
  template: 'Read it under template',
  reserved: 'A reserved template: no instruction.',
  unit: (unit: string): string => `unit ${unit}`,
  unknown: 'not in the tables',
  ring: 'The ring of 96 physical registers',
  ringNow: (from: number, to: number): string =>
    to < from ? 'The frame is empty' : `The frame lies on physical registers ${from} to ${to}`,
  uses: {
    in: 'inputs',
    loc: 'locals',
    out: 'outputs',
    waiting: 'frames that wait',
  },
  slide: 'Try another frame',
  base: 'base',
  sol: 'sol',
  sof: 'sof',
  pfs: (sof: number, sol: number): string => `ar.pfs keeps sof ${sof}, sol ${sol}`,
  spilled: (count: number): string => `${counted(count, 'register')} go to memory`,
  physical: 'physical',
  caller: 'caller',
  callee: 'now',
  holds: 'holds',
  held: {
    'later-argument': 'argument',
    index: 'index',
    'old-pfs': 'old ar.pfs',
  } satisfies Record<Held, string>,
  lost: 'destroyed',
  alsoLost: 'Overwritten outside of the register stack:',
  example: 'The example of the mail: this listing holds nothing in its outputs across the site.',
  own: 'This very function, at this site.',
  called: 'The C function that is called from this site.',
  looked: 'Looked at, backwards from the site',
  nothingLooked: 'Nothing: no bundle stands before it.',
  mSlots: 'M slots that can start a group',
  foundAt: ({ sof, sol }: { readonly sof: number; readonly sol: number }): string =>
    `alloc: sof ${sof}, sol ${sol}`,
  allocBefore: 'its bundle as built',
  allocAfter: 'widened',
  failures: 'Where finding it goes wrong:',
  works: 'Where it works:',
  doubts: 'Doubts',
  breaks: 'What the call destroys',
  lit: 'may be used',
  grey: 'untouched',
  writes: 'writes',
  record: 'The record',
  start: 'start',
  end: 'end',
  type: 'type',
  table: (platform: PlatformId): string =>
    platform === 'xen' ? "Xen's table" : 'the native table',
  size: 'bundles',
  first: 'first instruction',
  before: 'before',
  after: 'after',
  filler: 'nops',
  changed: (count: number): string => `${counted(count, 'byte')} differ`,
  bundleHead: ['Address', 'Bytes', 'Instructions'],
  flushed: (addresses: readonly string[], barriers: readonly string[]): string =>
    addresses.length === 0
      ? 'Nothing is flushed.'
      : `Flushed with fc.i: ${addresses.join(', ')}. After all sites: ${listed(barriers)}.`,
  frame: 'Frame',
  frameOf: ({ sof, sol }: { readonly sof: number; readonly sol: number }): string =>
    `sof ${sof}, sol ${sol}`,
  flush: 'fc.i',
  need: 'the code',
  room: 'the site',
  none: 'no code',
  leaves: 'The branch that leaves',
  from: 'stands at',
  target: 'must lead to',
  unrelocated: 'would lead to, if only copied',
  parts: 'distance in 16 bytes: sign, high 39 bits, low 20 bits',
  partsOf: ({ sign, high, low }: NonNullable<Of<'fit'>['leaves']>): string =>
    `${sign.toString(2)} · ${high.toString(16)} · ${low.toString(16)}`,
} as const

const conventions: Readonly<Record<ConventionId, string>> = {
  c: 'C call',
  static: 'static convention',
  inline: 'these bytes alone',
}

/** Words of the table of costs. */
export const itaniumCosts = {
  title: 'Price of this site',
  what: 'What it takes',
  of: (convention: ConventionId): string => conventions[convention],
  destroys: 'may destroy',
  registers: (count: number): string => counted(count, 'register'),
  saved: 'of these alive: must be saved',
  outputs: 'outputs that the frame must have',
  frame: 'b0 and ar.pfs must be saved',
  yes: 'yes',
  no: 'no',
  instructions: 'instructions, native',
  least: (count: number): string => `${count} at least`,
  bundles: 'bundles',
  nothing: 'none',
  promise:
    'The first two are promises, fixed when the code was compiled. The last is what the bytes take.',
} as const

export const itaniumPlace = {
  site: (number: number, op: string): string => `Site ${number} ${op}`,
  label: (site: number, sites: number, step: number, steps: number): string =>
    `Site ${site} of ${sites} · step ${step} of ${steps}`,
  outcome: 'What becomes of it',
  chip: (op: string, bundles: number): string => `${op} · ${counted(bundles, 'bundle')}`,
} as const

/** What a text would need so that something else becomes of a site; null where nothing is missing. */
function remedy({ because, scan, hazards, site }: Decision): string | null {
  switch (because) {
    case 'no-alloc':
      return 'An alloc between the start of the function and the site: then there is a frame to widen.'
    case 'no-room':
      return `At least ${scan?.outputs ?? 1} of the 96 registers of the frame left for outputs.`
    case 'rotating':
      return 'A frame without rotating registers, or with enough outputs from the start.'
    case 'does-not-fit':
      return `More room: this site has ${site.length / 16} bundles.`
    case null:
      return hazards.length === 0
        ? null
        : `Code around the site that needs ${listed(hazards.map(({ register }) => register))} no longer behind it.`
    default:
      return null
  }
}

/** Words about what would alter what becomes of a site. */
export const itaniumWays = { title: 'What would alter it', remedy } as const

/** Words of the comparison. */
export const itaniumCompare = {
  region: 'All sites, both machines underneath, both rule sets',
  heading: (sites: number): string =>
    `${sites === 1 ? 'Same callsite' : 'Same callsites'}, two worlds, two rule sets`,

  place: (site: number, platform: PlatformId, rules: RuleSetId): string =>
    `Site ${site} · ${machineNames.backendShort[platform]}, ${rules}`,
  /** In a sentence. */
  way: (platform: PlatformId, rules: RuleSetId): string =>
    `${machineNames.backend[platform]} with the ${rules === 'static' ? 'static convention' : 'scan'}`,
  showHint: (site: number, platform: PlatformId, rules: RuleSetId): string =>
    `Show site ${site} on ${machineNames.backend[platform]}, rules ${rules}`,
  toSite: (site: number, op: string): string => `Go to site ${site}, ${op}`,
  promise: (bundles: number): string => counted(bundles, 'bundle'),
  used: (used: number, room: number): string => `${used / 16} of ${counted(room / 16, 'bundle')}`,
  kept: (room: number): string => `${counted(room / 16, 'bundle')}, as before`,

  sentence: (outcome: string, because: string | null): string =>
    `${upper(outcome)}${because === null ? '' : `: ${because}`}.`,
  bundlesRow: 'bundles used',

  title: 'What each machine and each rule set makes of it',
  head: ['Runs on', 'Rules', 'Becomes', 'Dies of it'],
  site: 'Site',
  cell: ({ outcome, used, because }: Decision): string => {
    if (because) return ia64.reason(because)
    const said = ia64.outcome(outcome)
    return used === 0 ? said : `${said} · ${counted(used / 16, 'bundle')}`
  },
} as const

/** Whose instruction a moment of the accident is. */
export function accidentScene({ own, callee }: AccidentPicture, { step }: AccidentMoment): string {
  if (!own) return itaniumPictures.example
  const isCallees = callee === 'c' && (step === 'alloc' || step === 'return')
  return isCallees ? itaniumPictures.called : itaniumPictures.own
}
