import type { Term } from '../term.ts'

/** Why ia64 took another road. */
export const itanium = [
  {
    id: 'bundle',
    name: 'bundle',
    forms: ['bundle', 'bundles'],
    meaning:
      'The unit of Itanium code: several instructions packed together, with a tag that says which unit executes which.',
    level: 'taught',
    sample: null,
  },
  {
    id: 'register-stack',
    name: 'register stack',
    forms: ['register stack', 'stack of registers', 'stacked register', 'stacked registers'],
    meaning:
      'The registers of Itanium that hold arguments and local values. Each function sees a frame of its own.',
    level: 'taught',
    sample: null,
  },
  {
    id: 'alloc',
    name: 'alloc',
    forms: ['alloc', 'allocs'],
    meaning:
      'The Itanium instruction at the start of a function that says how large its frame of registers is.',
    level: 'taught',
    sample: null,
  },
  {
    id: 'static-convention',
    name: 'static convention',
    forms: ['static convention', 'static calling convention'],
    meaning:
      'An agreement with fixed registers outside of any frame. It works wherever the call stands.',
    level: 'taught',
    sample: null,
  },
] as const satisfies readonly Term[]
