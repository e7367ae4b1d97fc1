/** Where a machine stands in the listing. */
export interface RunMark {
  /** Line of the text as it is now, from 1. */
  readonly line: number
  /**
   * Offset in `.text` of the row with the instruction to come, which need not start where the row does where
   * a patch wrote it; of the site's call while the machine is in a function.
   */
  readonly offset: number
  /** Which machine, in words. */
  readonly label: string
  /** It stands still while the other one is in a site, or for good. */
  readonly idle: boolean
}
