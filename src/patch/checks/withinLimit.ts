import type { CheckDefinition, CheckForm } from './check.ts'

export interface WithinLimit extends CheckForm {
  readonly check: 'within-limit'
  /** Bytes of the site. */
  readonly length: number
  /** Bytes. */
  readonly limit: number
}

/** The kernel's own limit of 254 bytes a site, and 5 for a ROM call. */
export const withinLimit: CheckDefinition<WithinLimit> = {
  id: 'within-limit',
  fields: { length: 'count', limit: 'count' },
  toldWhenPassed: false,
  sources: ['kernel-patcher'],
}
