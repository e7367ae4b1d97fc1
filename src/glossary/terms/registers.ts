import type { Term } from '../term.ts'

/** Where values live, and who keeps them. */
export const registers = [
  {
    id: 'register',
    name: 'register',
    forms: ['register', 'registers'],
    meaning: 'One of the few cells inside the processor. Code computes in them, not in memory.',
    level: 'known',
    sample: 'first',
  },
  {
    id: 'calling-convention',
    name: 'calling convention',
    forms: ['calling convention', 'calling conventions', 'C convention'],
    meaning:
      'The agreement on a call: where arguments and results lie, and who keeps which register.',
    level: 'taught',
    sample: null,
  },
  {
    id: 'caller-saved',
    name: 'caller-saved register',
    forms: ['caller-saved', 'caller-saved register', 'caller-saved registers'],
    meaning: 'A register that a C function may destroy. Whoever calls saves it, or does without.',
    level: 'taught',
    sample: 'flags',
  },
  {
    id: 'callee-saved',
    name: 'callee-saved register',
    forms: ['callee-saved', 'callee-saved register', 'callee-saved registers'],
    meaning: 'A register that a C function has to give back as it found it.',
    level: 'taught',
    sample: 'flags',
  },
  {
    id: 'callee-save',
    name: 'callee-save convention',
    forms: ['callee-save convention', 'callee-save'],
    meaning:
      "The kernel's own agreement of 2009 for some operations: only the registers of the result may be destroyed.",
    level: 'taught',
    sample: 'flags',
  },
  {
    id: 'result-register',
    name: 'result register',
    forms: ['result register', 'result registers', 'return register', 'return registers'],
    meaning:
      'A register in which a function hands back its result. A wide result takes more than one.',
    level: 'known',
    sample: 'ptes',
  },
  {
    id: 'argument-register',
    name: 'argument register',
    forms: ['argument register', 'argument registers'],
    meaning: 'A register in which a function expects an argument. The convention fixes which.',
    level: 'taught',
    sample: 'ptes',
  },
  {
    id: 'alive',
    name: 'alive',
    forms: ['alive', 'values alive', 'alive across'],
    meaning: 'A value is alive as long as some instruction to come may still read it.',
    level: 'taught',
    sample: 'first',
  },
  {
    id: 'places',
    name: 'places',
    forms: ['places'],
    meaning:
      'The registers in which a value survives the site. Values that find none go to memory.',
    level: 'taught',
    sample: 'first',
  },
  {
    id: 'spill',
    name: 'spill',
    forms: ['spill', 'spills', 'spilled'],
    meaning: 'To store a value in memory for want of a register, and load it again later.',
    level: 'taught',
    sample: 'handwritten',
  },
  {
    id: 'register-pressure',
    name: 'register pressure',
    forms: ['register pressure'],
    meaning: 'How many values want a register at once, against how many registers are left.',
    level: 'taught',
    sample: 'handwritten',
  },
  {
    id: 'folding',
    name: 'folding constants',
    forms: [
      'folding constants',
      'constant propagation',
      'fold constants',
      'folds constants',
      'folded',
      'folds',
      'fold',
    ],
    meaning:
      'The compiler works out at once whatever depends on known numbers alone. It cannot look into a call.',
    level: 'taught',
    sample: 'ptes',
  },
  {
    id: 'frame-pointer',
    name: 'frame pointer',
    forms: ['frame pointer', 'frame pointers'],
    meaning:
      "A register that marks a function's part of the stack. Code that uses one has fewer places for values.",
    level: 'known',
    sample: null,
  },
  {
    id: 'stack',
    name: 'stack',
    forms: ['stack'],
    meaning: 'Memory that grows with a push and shrinks with a pop. Return addresses lie there.',
    level: 'known',
    sample: 'handwritten',
  },
  {
    id: 'flags',
    name: 'flags',
    forms: ['flags'],
    meaning:
      'Bits that tell how the last computation came out, and whether interrupts are enabled.',
    level: 'known',
    sample: 'flags',
  },
] as const satisfies readonly Term[]
