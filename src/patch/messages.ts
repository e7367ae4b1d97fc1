import { diagnosticsOf } from '../base/diagnostic.ts'

/** What the decision itself finds wrong with a site, in words. */
export const patchDiagnostic = diagnosticsOf({
  'patch/wrong-before': {
    severity: 'warning',
    message: (registers: readonly string[], stays: boolean) =>
      `The call ${stays ? 'that stays here' : 'that stands here until boot'} destroys ${registers.join(' and ')}, which this site promised to keep. It was wrong before anybody patched it: give the registers up in the record, or save them around the call.`,
  },
})
