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
  'unknown-setting': (setting: string) =>
    `This link asks for "${setting}", which this version does not know.`,
} as const

export type LinkErrorCode = keyof typeof sentences

const recoveredSentence = 'Its text could be read and is shown with the usual settings.'

export function linkMessage(code: LinkErrorCode, value: string, recovered: boolean): string {
  const sentence = sentences[code](value)
  return recovered ? `${sentence} ${recoveredSentence}` : sentence
}
