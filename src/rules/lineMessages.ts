/** What is wrong with a line of records, in words. */
export const recordFaults = {
  json: () => 'The line is not JSON.',
  object: () => 'The line is not a JSON object.',
  arch: () => '"arch" must be "x86-32" or "x86-64".',
  config: (arch: string | null) =>
    `"config" must be "32pae" or "32nopae", or "64" with x86-64; not on ${arch ?? 'any CPU'}.`,
  backend: (variants: readonly string[]) => `"backend" must be one of ${variants.join(', ')}.`,
  op: (config: string) => `"op" or "type" must name an operation of ${config}.`,
  disagree: (id: string, type: number) =>
    `"op" is ${id}, whose type is ${type}; "type" is another.`,
  address: (bits: number) =>
    `"site_addr" must be a hex string like "0xc1020000" of at most ${bits} bits.`,
  length: () => '"site_len" must be a whole number from 0 to 255.',
  clobbers: () => '"clobbers" must be a whole number from 0 to 65535.',
  bytes: (length: number) => `"orig_bytes" must be ${length} bytes of hex, as "site_len" says.`,
  nops: (tables: readonly string[]) => `"nops" must be one of ${tables.join(', ')}.`,
} as const

/** What is wrong with a document of sites of 6.1 or one of them. */
export const siteFaults = {
  document: () => 'This is no document of sites: it has no list "sites" and no "targets".',
  site: () => 'a site is an object',
  address: (name: string) => `${name} is no address like 0xffffffff81000000`,
  number: (name: string, limit: number) => `${name} is no whole number up to ${limit}`,
  bytes: (name: string, length: number) => `${name} is not ${length} bytes as hex`,
  alternatives: () => 'alts is no list of alternatives',
} as const
