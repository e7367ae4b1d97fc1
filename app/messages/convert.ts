/** What is said of the output of a compiler or a disassembler. */
export const convertWords = {
  /** In the place of a file's name. */
  pasted: 'Pasted text',
  undo: (message: string): string => `${message} Undo brings back what was there.`,
  overtaken: (): string =>
    'The listing was changed before this text was converted, and stays as it is. Paste or open the text again.',
  crashed: (message: string): string =>
    `The engine fell over this text (${message}). That is a fault of pvscope's; your text is untouched.`,
} as const
