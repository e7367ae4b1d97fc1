/**
 * What a call may destroy under each convention. Source: Itanium software conventions and runtime
 * architecture guide (C); arch/ia64/include/asm/paravirt_privop.h of Linux 2.6.30 (static).
 */

export type ConventionId = 'c' | 'static' | 'inline'

const range = (letter: string, from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `${letter}${from + index}`)

const scratchPredicates = range('p', 6, 15)

/** Without stacked registers: a C function may also write all that lie in its caller's outputs and above. */
export const cScratch: ReadonlySet<string> = new Set([
  'r2',
  'r3',
  ...range('r', 8, 11),
  ...range('r', 14, 31),
  'b0',
  'b6',
  'b7',
  ...scratchPredicates,
  'ar.pfs',
  'ar.ccv',
])

/** No stacked register, no b0, no ar.pfs: nothing that only an alloc could give room to. */
export const staticScratch: ReadonlySet<string> = new Set([
  'r2',
  'r3',
  ...range('r', 8, 11),
  ...range('r', 14, 17),
  'b6',
  'b7',
  ...scratchPredicates,
  'ar.ccv',
])

/** Registers that a function gives back as it got them; its caller may need them. */
export const preserved: readonly string[] = [
  'r1',
  ...range('r', 4, 7),
  'r12',
  'r13',
  ...range('b', 1, 5),
  ...range('p', 1, 5),
  'ar.lc',
]

/** Arguments of the static convention in their order, then those of C as outputs. */
export const staticArguments: readonly string[] = ['r8', 'r9', 'r10', 'r11', 'r14']

export type Role =
  | 'zero'
  | 'global-pointer'
  | 'stack-pointer'
  | 'thread-pointer'
  | 'argument'
  | 'saved-global-pointer'
  | 'return-link'
  | 'entry'
  | 'scratch'
  | 'preserved'
  | 'stacked'
  | 'untouched'

/** Roles that are special under the static convention; the others follow from the sets above. */
const staticRoles: Readonly<Record<string, Role>> = {
  r0: 'zero',
  r1: 'global-pointer',
  r12: 'stack-pointer',
  r13: 'thread-pointer',
  r8: 'argument',
  r9: 'argument',
  r10: 'argument',
  r11: 'argument',
  r14: 'argument',
  r16: 'saved-global-pointer',
  r17: 'return-link',
  b6: 'return-link',
  b7: 'entry',
}

/** What a register is for at a patch site under the static convention. */
export function staticRole(register: string): Role {
  const role = staticRoles[register]
  if (role) return role
  if (staticScratch.has(register)) return 'scratch'
  if (/^r(?:3[2-9]|[4-9]\d|1\d\d)$/.test(register)) return 'stacked'
  return preserved.includes(register) ? 'preserved' : 'untouched'
}
