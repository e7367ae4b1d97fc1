import { kernelFiles, type Source } from './source.ts'

/** What each platform puts into a site. */
export const itaniumTables = {
  id: 'itanium-tables',
  authors: ['Isaku Yamahata'],
  where: { kind: 'kernel', version: '2.6.30' },
  date: '2009',
  files: kernelFiles('2.6.30', 'arch/ia64/kernel/paravirt.c', 'arch/ia64/xen/xen_pv_ops.c'),
  account: 'itanium-tables',
} as const satisfies Source
