import { analyze, flips } from '../../src/analysis/analyze.ts'
import type { CoreEngine } from './protocol.ts'

/** What the engine has to answer first, in a worker as in the page. */
export const core: CoreEngine = {
  analyze: (input, linted) => analyze(input, undefined, linted),
  flips,
}
