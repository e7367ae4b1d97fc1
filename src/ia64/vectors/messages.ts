/** What is said about a row of the vectors that cannot be answered. */
export const vectorMessages = {
  noRow: () => 'This line is no JSON object.',
  unknownKind: (kind: string) => `There is no kind of vector "${kind.slice(0, 40)}".`,
  reservedTemplate: () => '"template" is a reserved one.',
  field: (key: string, wanted: string) => `"${key}" must be ${wanted}.`,
  wanted: {
    text: 'a text',
    whole: 'a whole number',
    slot: '0, 1 or 2',
    bundles: 'bundles of 16 bytes in hex',
    list: 'a list',
    objects: 'a list of objects',
  },
  outside: () => 'The row points outside of its code.',
  siteBeforeStart: () => '"site" must lie behind "fn_start", and not far.',
  impossible: (op: string) => `"${op}" cannot be done.`,
} as const
