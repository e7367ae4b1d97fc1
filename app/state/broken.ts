import type { Analysis } from '../../src/analysis/analysis.ts'
import type { Diagnostic } from '../../src/base/diagnostic.ts'

/**
 * The text itself does not assemble. A faulty record is an error too, but all else of the picture holds
 * then, so it does not count.
 */
export const isBroken = (analysis: Analysis): boolean => firstBreak(analysis) !== null

export const firstBreak = (analysis: Analysis): Diagnostic | null =>
  analysis.diagnostics.find(
    ({ severity, code }) => severity === 'error' && code.startsWith('asm/'),
  ) ?? null
