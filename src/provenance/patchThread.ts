import type { Where } from './source.ts'

/** The thread of March 2007 in which most of the design was told. */
export const patchThread: Where = {
  kind: 'list',
  list: 'xen-devel',
  thread:
    '[patch 13/26] Xen-paravirt_ops: Consistently wrap paravirt ops callsites to make them patchable',
}
