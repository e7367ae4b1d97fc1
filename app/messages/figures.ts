/** What pictures that leave the page are called, and what stands in them beside the page's own words. */
export const figureWords = {
  titles: {
    step: 'A step of how boot patches a callsite',
    bytes: "A callsite's bytes before and after",
    registers: 'A listing and the registers that hold values',
    stack: 'The registers of an Itanium’s stack, on their ring',
    compare: 'Every site under every backend',
  },
  names: {
    step: 'The step',
    bytes: 'The bytes',
    registers: 'The registers',
    stack: 'The register stack',
    compare: 'The comparison',
  },
  more: (rows: number): string => `… and ${rows} more lines`,
} as const
