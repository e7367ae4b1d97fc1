import first32 from './first.32.s?raw'
import first64 from './first.64.s?raw'
import type { Sample } from './sample.ts'

/** What a first visit opens. */
export const first = {
  id: 'first',
  title: 'Three ways at once',
  arch: 'x86-32',
  listings: { 'x86-32': first32, 'x86-64': first64 },
  scan: false,
} as const satisfies Sample
