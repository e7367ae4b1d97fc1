import { first } from './first.ts'
import type { Sample } from './sample.ts'
import handwritten32 from './handwritten.32.s?raw'
import handwritten64 from './handwritten.64.s?raw'
import clobbers32 from './clobbers.32.s?raw'
import clobbers64 from './clobbers.64.s?raw'
import flags32 from './flags.32.s?raw'
import flags64 from './flags.64.s?raw'
import ptes32 from './ptes.32.s?raw'
import ptes64 from './ptes.64.s?raw'
import records32 from './records.32.s?raw'
import records64 from './records.64.s?raw'
import mistake32 from './mistake.32.s?raw'
import mistake64 from './mistake.64.s?raw'
import generous32 from './generous.32.s?raw'
import generous64 from './generous.64.s?raw'
import disagree32 from './disagree.32.s?raw'
import disagree64 from './disagree.64.s?raw'

/** In the order of the picker; the first is what a first visit opens. */
export const samples = [
  first,
  {
    id: 'handwritten',
    title: 'By hand, 2007',
    arch: 'x86-32',
    listings: { 'x86-32': handwritten32, 'x86-64': handwritten64 },
    scan: true,
  },
  {
    id: 'clobbers',
    title: 'Entry code, every promise',
    arch: 'x86-32',
    listings: { 'x86-32': clobbers32, 'x86-64': clobbers64 },
    scan: false,
  },
  {
    id: 'flags',
    title: 'C: flags around a counter',
    arch: 'x86-32',
    listings: { 'x86-32': flags32, 'x86-64': flags64 },
    scan: false,
  },
  {
    id: 'ptes',
    title: 'Page-table values',
    arch: 'x86-32',
    listings: { 'x86-32': ptes32, 'x86-64': ptes64 },
    scan: false,
  },
  {
    id: 'records',
    title: 'Raw records',
    arch: 'x86-32',
    listings: { 'x86-32': records32, 'x86-64': records64 },
    scan: false,
  },
  {
    id: 'mistake',
    title: 'The mistake of 2.6.31',
    arch: 'x86-32',
    listings: { 'x86-32': mistake32, 'x86-64': mistake64 },
    scan: false,
  },
  {
    id: 'generous',
    title: 'A record too generous',
    arch: 'x86-32',
    listings: { 'x86-32': generous32, 'x86-64': generous64 },
    scan: false,
  },
  { ...first, id: 'first-64', title: 'Three ways in 64-bit', arch: 'x86-64' },
  {
    id: 'disagree',
    title: 'Where the rules disagree',
    arch: 'x86-32',
    listings: { 'x86-32': disagree32, 'x86-64': disagree64 },
    scan: false,
  },
] as const satisfies readonly Sample[]

export type SampleId = (typeof samples)[number]['id']

type ListedSample = Sample & { readonly id: SampleId }

export const firstSample: ListedSample = samples[0]

export const sampleById = (id: string): ListedSample | undefined =>
  samples.find((sample) => sample.id === id)
