import { price } from '../messages/price.ts'
import { registers } from '../messages/registers.ts'
import { counted } from './columns.ts'

/** Everything that the command line says to people about how it was called. */
export const usageMessages = {
  noCommand: () => 'Which command? See "pvscope --help".',
  unknownCommand: (name: string, near: string | null) =>
    `There is no command "${name}".${near ? ` Did you mean "${near}"?` : ' See "pvscope --help".'}`,
  unknownOption: (name: string, near: string | null) =>
    `There is no option "${name}" here.${near ? ` Did you mean "--${near}"?` : ''}`,
  valueMissing: (name: string, values: string) => `--${name} needs a value: ${values}.`,
  valueUnwanted: (name: string) => `--${name} takes no value.`,
  unknownValue: (name: string, value: string, values: string, near: string | null) =>
    `--${name} cannot be "${value}"; choose from ${values}.${near ? ` Did you mean "${near}"?` : ''}`,
  ownCommand: (value: string) =>
    `Itanium has a command of its own. Write "pvscope ${value} asm FILE", or patch or run for asm.`,
  fileMissing: () => 'Which file? Name one, or "-" for standard input.',
  fileUnwanted: (file: string) => `"${file}" is one file too many.`,
  optionMissing: (name: string, what: string) => `--${name} is missing: ${what}.`,
  unreadable: (file: string, reason: string) => `${file} cannot be read: ${reason}`,
  unwritable: (file: string, reason: string) => `${file} cannot be written: ${reason}`,
  setForm: (text: string) => `--set takes NAME=VALUE, such as eax=1 or cf=1, not "${text}".`,
  setName: (name: string, near: string | null) =>
    `--set knows no register or flag "${name}".${near ? ` Did you mean "${near}"?` : ''}`,
  setItanium: (name: string) =>
    `--set cannot set "${name}" on Itanium: inputs in0 to in7 and registers r1 to r31 can be set.`,
  setValue: (name: string, value: string) =>
    `--set ${name}: "${value}" is no number that fits; write 0x1f or 31.`,
  badSite: (index: number, fault: string) => `site ${index + 1}: ${fault}.`,
  notJson: (file: string) => `${file} is not a JSON file.`,
} as const

/** What the table of `pressure` says, and what stands under it. */
export const pressureMessages = {
  unreachable: registers.notes.unreachable,
  flags: 'flags',
  legend:
    "| alive  R read  W written  w never used  c the caller's  / may be destroyed  X destroyed !  s saved  t kept",
  peak: (values: number, places: number) => `peak ${values} of ${places}`,
  promises: price.promises,
  site: (number: number, line: number, op: string) => `site ${number}, line ${line}: ${op}`,
  alive: (values: string, mayDestroy: string) =>
    `alive across: ${values}; may destroy ${mayDestroy}`,
  destroyed: (values: string) => `destroyed: ${values}`,
  /** `name`: of the known promise that it equals. */
  own: (name: string | null, cost: string) =>
    name === null ? `its own promise: ${cost}` : `its promise (${name}): ${cost}`,
  places: (values: number, places: number) => `${values} in ${places} places`,
  toMemory: (values: number) => `at least ${values} to memory`,
  moved: (values: number) => `at least ${values} moved`,
  savedFirst: (registers: number) => `at least ${registers} saved first`,
  bytes: (outcome: string, destroys: string) => `these bytes (${outcome}): destroy ${destroys}`,
  givenUp: (registers: string) => `given up for nothing: ${registers}`,
  way: (instructions: number, bytes: number, plus: readonly string[], padding: number) => {
    const then = plus.length === 0 ? '' : `, then ${plus.join(', ')}`
    const code = `${counted(instructions, 'instruction')}, ${counted(bytes, 'byte')}${then}`
    return `on the way: ${code}; padding ${counted(padding, 'byte')}`
  },
} as const

/** What the reports of `ia64` say. */
export const ia64Messages = {
  site: (number: number, line: number, op: string, bundles: number) =>
    `Site ${number}: ${op}, line ${line}, ${counted(bundles, 'bundle')}`,
  labels: {
    outcome: 'outcome',
    alloc: 'alloc',
    breaks: 'breaks',
    doubt: 'doubt',
    basis: 'backed by',
    flushes: 'fc.i',
  },
  alloc: (tag: string, sof: number, sol: number, newSof: number, looks: number) =>
    `${tag}, ${counted(looks, 'bundle')} back: sol ${sol}, sof ${sof}${newSof === sof ? ', wide enough' : ` becomes ${newSof}`}`,
  whichPart: () => 'ia64 asm FILE, ia64 patch FILE, ia64 run FILE or ia64 vectors [FILE]?',
  unknownPart: (part: string, near: string | null) =>
    `ia64 cannot "${part}".${near ? ` Did you mean "${near}"?` : ' It knows asm, patch, run and vectors.'}`,
} as const

/** What `figure` says. */
export const figureMessages = {
  out: () => 'the SVG file to write, or "-" for standard output',
  noSites: () => 'Nothing in this listing is marked for patching, so there is no step to draw.',
  site: (text: string, count: number) => `--site takes a number from 1 to ${count}, not "${text}".`,
  step: (text: string, site: number, count: number) =>
    `--step takes a number from 1 to ${count} at site ${site}, not "${text}".`,
  nothing: (what: string) => `There is no ${what} to draw here.`,
  rules: (rules: string, arch: string, values: readonly string[]) =>
    `--rules ${rules} is not of ${arch}; choose from ${values.join(', ')}.`,
} as const

/** What `elf` says. */
export const elfMessages = {
  site: (text: string, count: number) =>
    count === 0
      ? `--site ${text}: the file has no sites.`
      : `--site takes a number from 1 to ${count}, not "${text}".`,
  features: (text: string, all: readonly string[]) =>
    `--features knows ${all.join(', ')} (a comma between) and none, not "${text}".`,
  featuresEra: () => '--features are those of rules 6.1; earlier rules have none.',
  listing: () => '--listing needs a site: add --site NUMBER.',
  verifyBase: () =>
    '--verify needs the address at which the memory starts: add --base 0xffffffff81000000.',
  baseForm: (text: string) => `--base takes an address like 0xffffffff81000000, not "${text}".`,
  baseAlone: () => '--base says where the memory of --verify starts: add --verify FILE.',
  kinds: { object: 'object file or module', linked: 'linked kernel' },
  place: (name: string | null, offset: bigint, section: string) =>
    name === null ? section : `${name}${offset === 0n ? '' : `+0x${offset.toString(16)}`}`,
  standsIn: ' (its address stands in)',
  outcomes: 'outcomes',
  operations: 'operations',
  givenUp: 'given up for nothing',
  passes: { paravirt: 'first pass: calls', alternatives: 'second pass: alternatives' },
  feature: (name: string, inverted: boolean, set: boolean, pass: boolean) =>
    `${pass ? 'applies' : 'does not apply'}: wants ${name} ${inverted ? 'absent' : 'set'}, which is ${set ? 'set' : 'absent'}`,
  differing: (site: number, address: string, op: string, memory: string, ours: string) =>
    `site ${site}  ${address}  ${op}  memory ${memory}  ours ${ours}`,
  verified: (equal: number, of: number) => `${equal} of ${of} sites equal`,
  alike: (count: number) =>
    `${count} more differ in nothing but the address of a function that the file does not tell`,
  outsideMemory: (count: number) => `${count} lie outside of this memory`,
} as const

/** What the report of `run` says. */
export const runMessages = {
  machine: (name: string, steps: number, ending: string) =>
    `${name}: ${ending} (${counted(steps, 'step')})`,
  site: (number: number, line: number, op: string, verdict: string) =>
    `site ${number}, line ${line}: ${op}: ${verdict}`,
  interrupts: (on: boolean, pending: boolean) =>
    `interrupts ${on ? 'on' : 'off'}${pending ? ', an event waits' : ''}`,
  events: 'what happened',
  trace: ['step', 'line', 'unpatched', 'patched'],
  cut: (moments: number) => `… after ${counted(moments, 'step')} the trace is cut`,
  model: 'C functions, hypercalls and devices are models.',
} as const

/** What `check` says. */
export const checkMessages = {
  by: (student: string) => ` (${student})`,
  columns: ['file', 'name', 'score'],
  reason: 'reason',
  usage: () =>
    'Which lesson, which task, and what was handed in? "pvscope check callsite add-enable answers/" marks a folder.',
  noLesson: (id: string, near: string | null, ids: readonly string[]) =>
    `There is no lesson "${id}"${near === null ? '.' : `; did you mean "${near}"?`} Lessons: ${ids.join(', ')}.`,
  noTask: (lesson: string, id: string, ids: readonly string[]) =>
    ids.length === 0
      ? `The lesson "${lesson}" sets no task.`
      : `The lesson "${lesson}" has no task "${id}". Its tasks: ${ids.join(', ')}.`,
  oneForm: () => '--json and --csv are two forms of the same: choose one.',
  empty: () => 'nothing in it looks like an answer (.s, .pvscope.json, .txt)',
  noLink: () => 'it holds no link of pvscope (#v…=…)',
  otherTask: (lesson: string, task: string) => `it is a receipt for ${lesson}, ${task}`,
  noText: () => 'it is no text',
  noScore: () => 'no score',
  noLine: (name: string) =>
    `it is a receipt without its line "${name}": ask for all lines, as the page has made them`,
  differs: (said: string, found: string) =>
    said === ''
      ? `The receipt does not say which goals were met; its link meets ${found}.`
      : `The receipt says that goals were met: ${said}; its link meets ${found}.`,
  goal: (met: boolean) => (met ? 'met ' : 'open'),
} as const

/** What the operating system says of a file, in short. */
export const fileMessages = {
  missing: 'there is no such file',
  forbidden: 'permission denied',
  folder: 'it is a folder',
} as const
