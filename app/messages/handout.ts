/** What stands in a handout beside the words of the text itself. */
export const handoutWords = {
  back: 'Step through it yourself:',
  open: 'open this in pvscope',
  code: 'QR code that leads back to this',
} as const
