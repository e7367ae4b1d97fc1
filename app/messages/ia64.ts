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
  assembler: ['assembled', 'Checked with GNU as and objdump for Itanium.'],
  'kernel-run': ['run', "The kernel's own patch functions were run, on another CPU."],
  source: ['source', 'Read in the sources of Linux 2.6.30, not executed.'],
  architecture: ['architecture', "From the architecture's manual; no Itanium was at hand."],
  inference: ['inference', 'A conclusion, not checked.'],
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

/** What page and command line say about the Itanium chapter. */
export const ia64 = {
  outcome: (outcome: Outcome) => outcomes[outcome],
  reason: (because: NonNullable<Decision['because']>) => reasons[because],
  basis: (basis: Basis) => bases[basis][0],
  basisSentence: (basis: Basis) => bases[basis][1],
  doubt: (doubt: ScanDoubt) => doubts[doubt],
  hazard: hazardSentence,
} as const
