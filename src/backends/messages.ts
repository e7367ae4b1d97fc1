/** Why a backend and a configuration do not go together; what is one backend's own stands in its file. */
export const refusalWords = {
  never: (name: string, years: string): string =>
    `${name} (${years}) never had this configuration. Choose another.`,
  gone: (name: string, years: string): string =>
    `${name} (${years}) and 6.1, of 2022, never met in one kernel.`,
  otherRules: (sentence: string): string => `${sentence} Choose rules 2.6.30.`,
  otherOrRules: (sentence: string, others: string): string =>
    `${sentence} Choose ${others}, or rules 2.6.30.`,
  plain: (sentence: string, name: string): string => `${sentence} Choose plain ${name}.`,
  id: (sentence: string, id: string): string => `${sentence} Choose ${id}.`,
  noSites: (others: string): string =>
    `A kernel without CONFIG_PARAVIRT has no sites, and this image has some. Choose ${others}.`,
  wide: 'The rules of 6.1 (2022) are those of an x86-64 kernel: the 32-bit one was never read. Choose x86-64.',
  wideImage:
    'The rules of 6.1 (2022) are for x86-64 alone: this file is of x86-32. Choose rules 2.6.30 (2009–2010).',
  /** `native, xen or kvm` */
  oneOf: (ids: readonly string[]): string => `${ids.slice(0, -1).join(', ')} or ${ids.at(-1)}`,
} as const

/** What is wrong with a symbol file. */
export const symbolFileWords = {
  noSets: 'The symbol file has no "sets" with an entry 32pae, 32nopae or 64.',
  bad: (fault: string): string => `Bad symbol file, ${fault}.`,
  noAddress: (where: string, name: string): string =>
    `${where}: ${name} has no address like 0xc1100000`,
} as const
