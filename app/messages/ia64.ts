import type { NoteId, Picture, StubPart } from '../../src/ia64/story/picture.ts'
import type { Role } from '../../src/ia64/stack/conventions.ts'
import type { Basis } from '../../src/ia64/basis.ts'
import type { Decision, Hazard, Outcome, ScanDoubt } from '../../src/ia64/patch/decision.ts'

const outcomes: Readonly<Record<Outcome, string>> = {
  replaced: "the platform's code stands in the site",
  redirected: 'the branch leads to another routine',
  called: 'a C call stands in the site, and the alloc makes room for it',
  kept: 'the site stays what it was',
}

const reasons: Readonly<Record<NonNullable<Decision['because']>, string>> = {
  'no-entry': "the platform's table has no code for this type",
  'does-not-fit': 'the code is larger than the site, and a smaller one is not looked for',
  'no-alloc': 'between the start of the function and the site there is no alloc',
  outside: 'the code of the function is not at hand',
  'no-room': 'the frame would need more than 96 registers',
  rotating: 'the frame has rotating registers, whose numbers would change',
  'no-code': 'no platform replaces single instructions; the hook stands empty',
}

/** How far what is shown is backed, in a word or two and in a sentence. */
const bases: Readonly<Record<Basis, readonly [word: string, sentence: string]>> = {
  assembler: ['fact: assembled', 'Checked with GNU as and objdump for Itanium.'],
  'kernel-run': [
    'fact: kernel code run',
    "The kernel's own patch functions were run, on another CPU.",
  ],
  source: ['read, not run', 'Read in the sources of Linux 2.6.30, not executed.'],
  architecture: [
    'architecture, not run',
    "From the architecture's manual; no Itanium was at hand.",
  ],
  inference: ['concluded', 'A conclusion, not checked.'],
  model: ['model', 'A model of ours: nobody built it.'],
}

const doubts: Readonly<Record<ScanDoubt, string>> = {
  'no-boundary': 'nothing says where the function starts: this may be the alloc of the one before',
  'several-allocs': 'another alloc stands before it, and the site may run under that one',
  'not-code': 'these bytes were written as data: only their pattern is that of an alloc',
}

function hazardSentence(hazard: Hazard): string {
  switch (hazard.kind) {
    case 'link':
      return `${hazard.register} is alive here and br.call overwrites it: the function cannot return`
    case 'output':
      return `${hazard.register} is alive here and lies in the callee's frame`
    case 'scratch':
      return `${hazard.register} is alive here and a C function may destroy it`
  }
}

const titles: Readonly<Record<Picture['kind'], string>> = {
  bundle: 'A bundle: 16 bytes, a template and three slots',
  stack: 'The stacked registers: a window that slides over a ring',
  accident: 'A call from the site: whose register is that?',
  scan: 'Looking back for the alloc',
  convention: 'The static convention: only these registers',
  stub: 'The unpatched site: an indirect call without a call',
  records: 'Records and tables',
  copy: 'Copy, fill with nops, flush',
  fit: 'When it does not fit, and when it leaves the site',
  notes: 'Oddities, honestly',
}

const stubParts: Readonly<Record<StubPart, string>> = {
  'slot-address': "keeps gp in r16 and loads the address of the operation's slot",
  descriptor: 'loads the address of the function descriptor, and works out the way back',
  entry: "loads the entry and the function's gp",
  jump: 'puts the way back into b6 and jumps: br, not br.call, so b0 and the frame stay',
  restore: 'restores gp; the function comes back here through b6',
}

const roles: Readonly<Record<Role, string>> = {
  zero: 'always 0',
  'global-pointer': 'gp: changed and restored by the site itself',
  'stack-pointer': 'memory stack, untouched',
  'thread-pointer': 'thread pointer, untouched',
  argument: 'argument; r8 is the result as well',
  'saved-global-pointer': "holds the caller's gp meanwhile",
  'return-link': 'way back',
  entry: 'entry of the function',
  scratch: 'may be destroyed',
  preserved: 'untouched',
  stacked: 'untouched: no argument, no alloc, no br.call',
  untouched: 'untouched',
}

const notes: Readonly<Record<NoteId, string>> = {
  'found-never-written':
    'The search is to report which row it found, but it clears its own copy of the pointer, so nothing is ever stored. Xen then tests a variable that nobody has set; that native code is taken by chance then is our conclusion.',
  'itm-adds-address':
    "Xen's read of cr.itm adds the address of the offset, not the offset that stands there.",
  'setreg-compares-value':
    "Xen's general write of a register compares the value with the number of cr.itm, not the number that was asked for.",
  'lost-stop':
    'The last bundle of the unpatched site ends with a stop. Many replacements and the nops behind them have none, so nothing separates the write of r8 from whoever reads it next. GNU as calls the sequence a violation; what a CPU does with it is not known here.',
  'late-option':
    'noreplace-paravirt is an ordinary boot option: it is read when the built-in sites are patched already.',
  'old-documentation':
    'The documentation in the same tree says that binary patching is not implemented yet.',
  'unchecked-reach':
    'A branch site reaches 16 MiB to either side. Nothing checks that: a target further away is cut short.',
}

/** What page and command line say about the Itanium chapter. */
export const ia64 = {
  outcome: (outcome: Outcome) => outcomes[outcome],
  reason: (because: NonNullable<Decision['because']>) => reasons[because],
  basis: (basis: Basis) => bases[basis][0],
  basisSentence: (basis: Basis) => bases[basis][1],
  title: (kind: Picture['kind']) => titles[kind],
  stubPart: (part: StubPart) => stubParts[part],
  role: (role: Role) => roles[role],
  note: (note: NoteId) => notes[note],
  doubt: (doubt: ScanDoubt) => doubts[doubt],
  hazard: hazardSentence,
} as const
