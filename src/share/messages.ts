import { largestDocument } from './limits.ts'

/** What is wrong with a link, in words. `recovered` says that its text could still be read. */
const sentences = {
  'no-link': () => 'The address holds no listing.',
  damaged: () =>
    'This link is damaged: part of it is missing or changed. Copy the whole link again; mail programs often cut long ones.',
  'too-large': () =>
    `This link holds more than ${largestDocument / 1_048_576} MB of text, so it was not opened.`,
  newer: (version: string) =>
    `This link was made by a newer pvscope (format ${version}). Reload the page for the newest version, or open the link where it was made.`,
  'unknown-text': (reference: string) =>
    `This link names a text that this version does not have: "${reference}". Ask for the link again, or for the text as a file.`,
  'unknown-setting': (setting: string) =>
    `This link asks for "${setting}", which this version does not know.`,
} as const

export type LinkErrorCode = keyof typeof sentences

/** Of each code: what is shown instead. */
const recovered: Readonly<Partial<Record<LinkErrorCode, string>>> = {
  damaged: 'What could be read of its text is shown: check each line of it.',
  newer: 'Its text could be read and is shown with the settings that are known here.',
  'unknown-setting': 'Its text could be read and is shown with the settings that are known here.',
  'unknown-text': 'What stands in the link itself, or the text of that name now, is shown.',
}

export function linkMessage(code: LinkErrorCode, value: string, saved: boolean): string {
  const sentence = sentences[code](value)
  const rest = recovered[code]
  return saved && rest !== undefined ? `${sentence} ${rest}` : sentence
}
