import { diagnosticsOf } from '../base/diagnostic.ts'

/** What is wrong with a comment that speaks of registers, in words. */
export const dataflowDiagnostic = diagnosticsOf({
  'dataflow/unknown-register': {
    severity: 'warning',
    message: (word: string, arch: string, near: string | null) =>
      `"${word}" is no general register of ${arch}${near === null ? '.' : `; did you mean ${near}?`} The rest of the comment counts.`,
  },
  'dataflow/stack-pointer': {
    severity: 'info',
    message: (word: string) =>
      `${word} is the stack pointer: it is always needed and never counted.`,
  },
  'dataflow/live-nowhere': {
    severity: 'info',
    message: () =>
      'This line does not leave the listing, so the comment has nothing to settle. Put it after a ret, an indirect jump or a jump to elsewhere; for a ret that a macro makes, on the line that calls the macro.',
  },
  'dataflow/args-nowhere': {
    severity: 'info',
    message: () =>
      'Nothing enters here: the comment belongs on the line of a label, or on the first instruction.',
  },
})
