import { diagnosticsOf } from '../base/diagnostic.ts'
import { listed } from './remarkMessages.ts'

const where = (line: number): string => (line > 0 ? `line ${line}` : 'another line')

/** What the linter finds, each with the way out. */
export const lintDiagnostic = diagnosticsOf({
  'lint/value-destroyed': {
    severity: 'error',
    message: (register: string, site: number, read: number) =>
      `${register} is needed in ${where(read)}, but ${where(site)}'s site may destroy it. Keep the value in a register that the site keeps, or save ${register} around the site.`,
  },
  'lint/site-destroys': {
    severity: 'error',
    message: (register: string, read: number, spare: boolean) =>
      `This site lets its replacement destroy ${register}, which is needed in ${where(read)}. Save it around the call, ${spare ? `` : `or `}keep the value in a register that the site keeps${spare ? `, or take ${register} out of the record: what is called keeps it` : ``}.`,
  },
  'lint/value-lost-in-call': {
    severity: 'warning',
    message: (register: string, call: number, read: number, wide: boolean) =>
      `${register} is needed in ${where(read)}, but the call in ${where(call)} may destroy it. Save it around the call${wide ? `; if the function returns 64 bits in edx:eax, all is well` : ', or keep the value in a register that functions give back'}.`,
  },
  'lint/flags-destroyed': {
    severity: 'error',
    message: (site: number) =>
      `This reads a condition that was set before ${where(site)}'s site, and every site may destroy the flags. Test again after it.`,
  },
  'lint/site-destroys-flags': {
    severity: 'error',
    message: (read: number) =>
      `A condition from before this site is needed in ${where(read)}, and every site may destroy the flags. Test after the site.`,
  },
  'lint/flags-lost-in-call': {
    severity: 'warning',
    message: (call: number) =>
      `This reads a condition from before the call in ${where(call)}, and a function keeps no flags. Test again, unless it returns its answer in them.`,
  },
  'lint/callee-destroys-more': {
    severity: 'error',
    message: (callee: string, registers: readonly string[], read: number) =>
      `${callee} destroys ${listed(registers)}, which this site's record promised to keep and ${where(read)} needs. Name ${listed(registers)} in the record, and keep the value elsewhere: the set was wrong before anybody patched.`,
  },
  'lint/value-destroyed-unsaid': {
    severity: 'error',
    message: (register: string, site: number) =>
      `${register} is needed here, but what ${where(site)}'s site runs destroys it, although its record says otherwise.`,
  },
  'lint/record-forgets': {
    severity: 'error',
    message: (forgotten: readonly string[], lost: readonly string[]) =>
      `This record promises that ${listed(forgotten)} ${forgotten.length === 1 ? 'survives' : 'survive'}, but the slot may hold a thunk, and a thunk destroys ${listed(lost)}. Name ${listed(lost)} in the record (CLBR_RET_REG), or save ${listed(forgotten)} inside of the site.`,
  },
  'lint/value-at-thunk': {
    severity: 'error',
    message: (register: string, site: number) =>
      `${register} is needed here, and a thunk in the slot of ${where(site)}'s site would destroy it. Keep the value in another register, and name ${register} in the record.`,
  },
  'lint/inline-exceeds': {
    severity: 'error',
    message: (code: string, registers: readonly string[]) =>
      `The code of ${code} changes ${listed(registers)}, which it does not declare. Declare ${registers.length === 1 ? 'it' : 'them'}, or every site that trusts the declaration is wrong.`,
  },
  'lint/push-without-pop': {
    severity: 'warning',
    message: (what: string, ret: number) =>
      `${what} is pushed here and still on the stack at the ret in ${where(ret)}, which would return to it. Pop it on every way.`,
  },
  'lint/pop-without-push': {
    severity: 'warning',
    message: (push: number) =>
      push > 0
        ? `This ret takes a value that line ${push} pushed for its return address. Pop it before.`
        : 'More is popped than was pushed before this ret: it returns to something else. Push what is popped.',
  },
  'lint/pop-order': {
    severity: 'warning',
    message: (popped: string, pushed: string, line: number) =>
      `This pops into ${popped} what ${where(line)} pushed from ${pushed}, and ${popped}'s own value stays below. Pop in the reverse order of the pushes.`,
  },
  'lint/argument-not-set': {
    severity: 'warning',
    message: (op: string, register: string) =>
      `${op} takes an argument in ${register}, but nothing sets it on the way here. Set ${register}, or name it in the "# args:" of the function.`,
  },
  'lint/callee-save-raw': {
    severity: 'warning',
    message: (name: string, op: string, rom: boolean) =>
      rom
        ? `${name} is an entry of the ROM, bound raw into ${op}'s callee-save slot. Nothing here makes it keep the registers ("XXX Deal with VMI", says the commit that made the type). Wrap it in a thunk.`
        : `${name} is an ordinary C function in ${op}'s callee-save slot and destroys more than the result. Wrap it with PV_CALLEE_SAVE_REGS_THUNK.`,
  },
})
