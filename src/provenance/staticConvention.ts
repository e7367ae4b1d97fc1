import type { Source } from './source.ts'

/** Why a C call cannot simply be put in on ia64. */
export const staticConvention = {
  id: 'static-convention',
  authors: ['Isaku Yamahata', 'Eddie Dong'],
  where: {
    kind: 'list',
    list: 'kvm-ia64-devel',
    thread: '[PATCH 0/5] RFC: ia64/pv_ops: ia64 intrinsics paravirtualization',
  },
  date: '2008-02-29',
  files: [],
  account: 'static-convention',
} as const satisfies Source
