import { kernelFiles, type Source } from './source.ts'

/** The static convention, the stub of five bundles, the records. */
export const itaniumSites = {
  id: 'itanium-sites',
  authors: ['Isaku Yamahata'],
  where: { kind: 'kernel', version: '2.6.30' },
  date: '2009',
  files: kernelFiles(
    '2.6.30',
    'arch/ia64/include/asm/paravirt_privop.h',
    'arch/ia64/include/asm/paravirt_patch.h',
  ),
  account: 'itanium-sites',
} as const satisfies Source
