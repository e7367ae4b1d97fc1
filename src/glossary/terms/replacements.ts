import type { Term } from '../term.ts'

/** What can stand in a site. */
export const replacements = [
  {
    id: 'indirect-call',
    name: 'indirect call',
    forms: ['indirect call', 'indirect calls'],
    meaning: 'A call through a pointer: each time, the processor first reads where to go.',
    level: 'taught',
    sample: 'first',
  },
  {
    id: 'direct-call',
    name: 'direct call',
    forms: ['direct call', 'direct calls'],
    meaning: 'A call with its target written into the instruction. No pointer is read.',
    level: 'taught',
    sample: 'first',
  },
  {
    id: 'inline-code',
    name: 'inline code',
    forms: ['inline code', 'inlining', 'inlined'],
    meaning: 'The work itself, written into the site. No call is made any more.',
    level: 'taught',
    sample: 'first',
  },
  {
    id: 'c-call',
    name: 'C call',
    forms: ['C call', 'C calls'],
    meaning:
      'A call of an ordinary C function. The caller has to give up every caller-saved register.',
    level: 'taught',
    sample: 'first',
  },
  {
    id: 'thunk',
    name: 'thunk',
    forms: ['thunk', 'thunks'],
    meaning: 'A small wrapper that saves registers, calls a C function and restores them.',
    level: 'taught',
    sample: 'first',
  },
  {
    id: 'routine',
    name: 'routine',
    forms: ['routine', 'routines'],
    meaning: 'A function in assembly that keeps registers by itself and needs no thunk.',
    level: 'taught',
    sample: 'disagree',
  },
  {
    id: 'inner-call',
    name: 'call inside the sandwich',
    forms: ['call inside the sandwich', 'call inside', 'inner call', 'inner calls'],
    meaning: 'Only the call of a sandwich is replaced. Its pushes and pops stay.',
    level: 'taught',
    sample: 'handwritten',
  },
  {
    id: 'nop',
    name: 'nop',
    forms: ['nop', 'nops', 'padding'],
    meaning: 'An instruction that does nothing. Nops fill what a replacement leaves free.',
    level: 'known',
    sample: 'first',
  },
  {
    id: 'identity',
    name: 'returns its argument',
    forms: ['returns its argument', 'identity'],
    meaning: 'An operation that hands back what it was given. Nothing needs to be called for that.',
    level: 'taught',
    sample: 'ptes',
  },
  {
    id: 'displacement',
    name: 'displacement',
    forms: ['displacement', 'displacements'],
    meaning: 'The distance inside a direct call or jump, counted from the end of the instruction.',
    level: 'taught',
    sample: 'first',
  },
  {
    id: 'retpoline',
    name: 'retpoline',
    forms: ['retpoline', 'retpolines'],
    meaning:
      'A slow way to write an indirect call since 2018: the processor cannot be taught to guess its target.',
    level: 'taught',
    sample: null,
  },
  {
    id: 'alternatives',
    name: 'alternatives',
    forms: ['alternatives'],
    meaning:
      'A table of the kernel with other instructions for some places. At boot the processor settles which ones stand there.',
    level: 'taught',
    sample: null,
  },
] as const satisfies readonly Term[]
