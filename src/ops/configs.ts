import type { ConfigId, EarlyConfigId } from './op.ts'

/** Configurations of the era of 2009, in the order in which a settings list shows them; the first is the default. */
export const configs = ['32pae', '32nopae', '64'] as const satisfies readonly EarlyConfigId[]

/** The configuration of Linux 6.1, which has a table of its own. */
export const lateConfig = '64v61' as const satisfies ConfigId
