import { ia64Samples, type Ia64SampleId } from '../samples/ia64/index.ts'
import { type Authored, authored, type ShippedDeck } from './shipped.ts'

const listing = (id: Ia64SampleId): string =>
  ia64Samples.find((sample) => sample.id === id)?.listing ?? ''

const frame = listing('frame')

const states: readonly Authored[] = [
  {
    title: 'Sixteen bytes, three instructions',
    notes:
      'Itanium packs three instructions and a template into 16 bytes. The template says which unit each slot is for. A site is a run of such bundles: here five of them.',
    listing: frame,
    at: { machine: 'ia64', site: 0, step: 0 },
  },
  {
    title: 'A window that slides',
    notes:
      'The alloc made a frame of seven registers. A call slides it by five: what was out0 is r32 now, and nothing was copied. Only the alloc knows where outputs begin.',
    listing: frame,
    at: { machine: 'ia64', site: 0, step: 2 },
  },
  {
    title: 'The register that dies',
    ask: true,
    minutes: 3,
    notes:
      'The callee is C, so it begins with an alloc of its own and saves ar.pfs in its first local. Let the room find out where that local lies.',
    listing: frame,
    at: { machine: 'ia64', itaniumRules: 'scan', site: 0, step: 8 },
  },
  {
    title: 'Back again, with garbage in out1',
    notes:
      'It was out1, and the argument of the later call was in it. b0 and ar.pfs are gone too. The compiler cannot know: nobody told it how many outputs the site takes.',
    listing: frame,
    at: { machine: 'ia64', itaniumRules: 'scan', site: 0, step: 9 },
  },
  {
    title: 'The proposal: scan back for the alloc',
    notes:
      'Eddie Dong proposed to replace the prologue. The alloc is found two bundles back, and could be widened. It would not help: out1 is in use, not missing. A model, nobody built it.',
    listing: frame,
    at: { machine: 'ia64', itaniumRules: 'scan', site: 0, step: 10 },
  },
  {
    title: 'A leaf has no alloc',
    notes:
      'Some functions have no alloc at all: their frame is what their caller passed. The scan comes back with nothing, and the site stays as it was.',
    listing: listing('leaf'),
    at: { machine: 'ia64', itaniumRules: 'scan', site: 0, step: 10 },
  },
  {
    title: 'What was built: a static convention',
    minutes: 3,
    notes:
      'Arguments in r8, the answer in r8, the way back in b6. No output, no alloc, no br.call. out1 lives, b0 and ar.pfs too. Xen takes exactly these registers in its traps.',
    listing: frame,
    at: { machine: 'ia64', site: 0, step: 12 },
  },
  {
    title: 'So even Itanium patches inline',
    layout: 'price',
    notes:
      'One trap of Xen takes one bundle of five, four are filled with nops. A C call would have to be promised forty registers; these bytes alone take none of them.',
    listing: frame,
    at: { machine: 'ia64', site: 0, step: 20 },
  },
]

export const noRoom: ShippedDeck = {
  id: 'no-room',
  title: 'No room on the stack of registers',
  states: states.map(authored),
}
