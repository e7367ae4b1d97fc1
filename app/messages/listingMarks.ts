/** What a run writes beside the lines of the listing. */
export const listingMarks = {
  /** Which machine stands there. */
  machine: { unpatched: 'unpatched', patched: 'patched', both: 'both' },

  breakpoint: {
    label: (line: number): string => `Breakpoint in line ${line}`,
    set: (line: number): string => `Breakpoint set in line ${line}`,
    idle: (line: number): string =>
      `Breakpoint set in line ${line}, but there is no instruction, so no run halts there`,
    gone: (line: number): string => `Breakpoint taken from line ${line}`,
  },
}
