/** What a figure says beside the things that it can show in the place of the story. */
export const waysWords = {
  label: 'Shown',
  names: { steps: 'steps', compare: 'comparison', run: 'run' },
} as const
