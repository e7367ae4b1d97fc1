/** What is wrong with a file of pvscope, in words: the place, the reason and the way out. */
const sentences = {
  'no-document': () =>
    'This file holds no document of pvscope. Choose one that ends in .pvscope.json, or a plain .s file.',
  'too-large': () => 'This file holds more than 1 MB of text, so it was not opened.',
  field: (name: string) =>
    `"${name}" in this file cannot be read. Correct it in the file, or save the file again from pvscope.`,
  newer: (version: string) =>
    `This file was made by a newer pvscope (format ${version}). Reload the page for the newest version.`,
  setting: (setting: string) =>
    `This file asks for "${setting}", which this version does not know.`,
} as const

export type FileErrorCode = keyof typeof sentences

const recovered = 'Its text is shown with the settings that are known here.'

/** `saved`: its text could still be read. */
export function fileMessage(code: FileErrorCode, value: string, saved: boolean): string {
  const sentence = sentences[code](value)
  return saved ? `${sentence} ${recovered}` : sentence
}
