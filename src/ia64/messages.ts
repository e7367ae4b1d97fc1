/** The names of the Itanium rule sets, with what they are. */
export const ruleTitles = {
  static: 'Static convention, as built (2.6.30)',
  scan: 'C call with a widened alloc (a model of the 2008 mails)',
} as const

/** What the exported source of a patched Itanium listing says at its head. */
export const patchedSourceWords = {
  assemble: 'Assemble with: ia64-linux-gnu-as -x -o patched.o patched.s',
  asBootLeaves: (platform: string, rules: string): string =>
    `As boot leaves it: ${platform}, rules ${rules}`,
} as const
