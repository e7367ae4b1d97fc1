const list = (endings: readonly string[]): string =>
  `${endings.slice(0, -1).join(', ')} or ${endings.at(-1) ?? ''}`

/** What is said about opening and saving files. */
export const fileWords = {
  open: 'Open a file …',
  save: 'Save as a file, with its settings',
  saveListing: 'Save the listing as .s',
  drop: 'Drop the file to open it',
  opened: (name: string) => `"${name}" is open. Undo brings back the text before.`,
  deckKept: (name: string) =>
    `The deck of "${name}" is yours. It is listed when you leave this one.`,
  unknown: (name: string, endings: readonly string[]) =>
    `"${name}" is no file that pvscope opens. Choose one that ends in ${list(endings)}.`,
  unreadable: (name: string) =>
    `"${name}" could not be read. Check that it is a file and still there.`,
  empty: (name: string) => `"${name}" is empty: it has 0 bytes. Your text stays as it is.`,
  tooLarge: (name: string) =>
    `"${name}" holds more than 1 MB of text, so it was not opened. Keep the lines around the site.`,
  /** Why an export is not made. */
  nothing: {
    source: 'This machine never existed, so there is no file of it. Choose another one first.',
    patched: 'This machine never existed, so there is no file of it. Choose another one first.',
    trace: 'Nothing can be run here, so there is no trace. The Run view says why.',
  },
  noText: (name: string) =>
    `"${name}" holds bytes that no text has, so it was not opened. Choose a text file.`,
} as const
