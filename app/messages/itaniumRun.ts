import { addressText } from '../../src/base/address.ts'
import type { Destroyer } from '../../src/ia64/run/cell.ts'
import type {
  Ending,
  Finding,
  MachineId,
  MachineView,
  RunEvent,
  StackView,
} from '../../src/ia64/run/report.ts'
import { run, type Told } from './run.ts'

/** What the page says about a run on Itanium. No Itanium ever ran it, so all of it says "model". */

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

const destroyers: Readonly<Record<Destroyer['kind'], (name: string) => string>> = {
  c: (name) => `The C function ${name} (model) destroyed `,
  function: (name) => `The function ${name} (model) was free to destroy `,
  code: () => 'The code in the site destroyed ',
}

const destroyer = (by: Destroyer | null): string =>
  by === null ? 'The site destroyed ' : destroyers[by.kind]('name' in by ? by.name : '')

const reader = ({ line, text }: Finding): Told =>
  line > 0 ? [{ line }, ' reads'] : [text === '' ? 'the caller needs' : `"${text}" reads`]

const values = ({ value, expected }: Finding): string =>
  value === null || expected === null
    ? ''
    : `: ${addressText(value)}, where ${addressText(expected)} belongs`

const onOff = (value: bigint | null): string => (value === 0n ? 'off' : 'on')

const sentences: { readonly [Why in Finding['why']]: (found: Finding) => Told } = {
  'poison-used': (found) => [
    `${destroyer(found.by)}${found.register ?? 'a register'}, which `,
    ...reader(found),
    '.',
  ],
  'promise-broken': (found) => [
    `${found.register ?? 'A register'} came back changed${values(found)}, and was to be kept.`,
  ],
  'result-differs': (found) => [`The result in r8 is another${values(found)}.`],
  'interrupts-differ': ({ value, expected }) => [
    `Behind the site interrupts are ${onOff(value)} and should be ${onOff(expected)}.`,
  ],
  'frame-differs': () => ['The register stack did not come back to the frame that it was in.'],
  'events-differ': () => ['What is done to the system at the site is not what should be done.'],
  'ending-differs': ({ ending }) => [
    `It ${ending?.is ? endingWords(ending.is) : 'goes on'}; as it should be, it ${ending?.expected ? endingWords(ending.expected) : 'goes on'}.`,
  ],
}

const endings: {
  readonly [Kind in Ending['kind']]: (ending: Extract<Ending, { kind: Kind }>) => string
} = {
  returned: () => 'returns to its caller',
  left: ({ to }) => `leaves for ${to}`,
  'end-of-text': () => 'runs over the end of the listing: a br.ret is missing',
  limit: ({ limit }) => `is stopped after ${limit} instructions: it looks like an endless loop`,
  page: ({ address, access }) =>
    `stops: it ${{ read: 'reads', write: 'writes to', execute: 'goes to' }[access]} ${addressText(address)}, and nothing is there`,
  'beyond-frame': ({ register }) =>
    `stops: it writes to ${register}, which no alloc has made room for (Illegal Operation)`,
  'no-frame': ({ text }) => `stops: "${text}" asks for a frame that cannot be`,
  unsupported: ({ text }) => `stops: this model does not know "${text}"`,
  unanswered: ({ text }) => `stops: nobody in this model answers "${text}"`,
}

const endingWords = (ending: Ending): string =>
  (endings[ending.kind] as (each: Ending) => string)(ending)

const isFault = ({ kind }: Ending): boolean => kind !== 'returned' && kind !== 'left'

const frame = ({ state }: StackView): string =>
  `${counted(state.frame.sof, 'register')}, ${state.frame.sof - state.frame.sol} of them outputs`

/** What an event that changes the frame makes of it. */
function frameEvent({ kind }: RunEvent, { stack }: MachineView): string | null {
  const { base } = stack.state
  switch (kind) {
    case 'alloc':
      return `alloc: ${frame(stack)}.`
    case 'call':
      return `br.call slides the base to ${base}.`
    case 'return':
      return `br.ret: the base is ${base} again.`
    case 'cover':
      return `cover puts the whole frame aside: base ${base}.`
    case 'restore':
      return 'ar.pfs gets back what the alloc saved.'
    default:
      return null
  }
}

function eventWords(event: RunEvent, view: MachineView): string {
  switch (event.kind) {
    case 'function':
      return event.convention === 'c'
        ? `${event.name}, a C function (model): its own alloc, over what lies behind its arguments`
        : `${event.name} (model), by the static convention`
    case 'hypervisor':
      return `Xen does ${event.name} (model)`
    case 'trapped':
      return `"${event.text}" traps: a guest may not, so Xen does it (model)`
    case 'delivered':
      return 'the event that waited comes in'
    case 'noted':
      return `${event.what} (noted only: model)`
    case 'undefined':
      return `${event.register} was never written, or is not in the frame: what is read is undefined`
    default:
      return frameEvent(event, view) ?? ''
  }
}

/** `mov r8=cpuid[r8]`, `waits` */
const standing = (view: MachineView): string =>
  view.ended ? 'has ended' : view.waiting ? 'waits' : view.text

export const itaniumRun = {
  ...run,
  modelHint:
    'The architecture as its manual tells it, one instruction after the other; no Itanium was at hand. Functions, Xen and the values of CPU registers are models.',
  what: 'Values by the manual, never executed. A stop that is missing changes nothing here: what a CPU does then is not known.',
  finding: (found: Finding): Told => sentences[found.why](found),
  ending: (machine: string, ending: Ending): string => `${machine}: it ${endingWords(ending)}.`,
  bothEnd: (ending: Ending): string => `Patched or not, it ${endingWords(ending)}.`,
  endingShort: endingWords,
  isFault,
  event: eventWords,
  standing,
  firstFunction: 'the site’s function',
  nothing: 'There is no instruction here that could be run.',
  place: ({ ended, function: name, line }: MachineView): string =>
    ended ? '' : name !== null ? `in ${name}` : line > 0 ? `line ${line}` : 'in the patched code',
  spoken: (unpatched: MachineView, patched: MachineView): string =>
    `unpatched: ${standing(unpatched)}; patched: ${standing(patched)}`,
  undefinedValue: 'undefined',
  absent: 'no room',
  destroyedBy: (by: Destroyer): string => `${destroyer(by)}it: what is in it means nothing now.`,
  stack: {
    region: 'The register stack along the listing',
    title: (machine: MachineId): string => `Register stack, ${machine}`,
    start: (stack: StackView): string =>
      `The caller passed ${counted(stack.state.frame.sof, 'register')}.`,
    event: frameEvent,
    moments: 'All changes of the frame',
    head: ['line', 'instruction', 'base', 'sof', 'sol'],
  },
  usual: 'usual',
} as const
