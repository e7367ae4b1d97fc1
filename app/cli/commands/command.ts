import type { RuleSetId } from '../../../src/patch/eras.ts'
import type { CliIo, ExitCode } from '../io.ts'
import type { Invocation, OptionName, OwnChoices } from '../options.ts'

/** One command: `pvscope NAME …`. */
export interface Command {
  readonly name: string
  /** What follows the name on the line. */
  readonly synopsis: string
  /** One sentence. */
  readonly summary: string
  readonly options: readonly OptionName[]
  /** Rule sets that it knows; those of listings where it does not say. */
  readonly rules?: readonly RuleSetId[]
  /** Options that take other values here than elsewhere. */
  readonly own?: OwnChoices
  readonly run: (invocation: Invocation, io: CliIo) => Promise<ExitCode>
}
