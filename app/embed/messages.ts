/** The words of an embed; those of the story itself are the page's. */
export const embedWords = {
  /** Where the host names none. */
  title: 'A patched callsite, step by step',
  region: 'Figure',
  nav: 'Steps of the figure',
  sites: 'Sites',
  site: (number: number, op: string): string => `Site ${number}: ${op}`,
  siteOf: (at: number, of: number): string => `site ${at} of ${of}`,
  back: 'back',
  next: 'next',
  code: 'Code',
  edit: 'Edit',
  done: 'Done',
  full: 'open in full',
  fullHint: 'Opens this state in a tab of its own',
  load: 'Show the figure',
  starting: 'Loading …',
  failed: 'The figure could not start inside this page.',
  escape: 'Esc gives the keys back to the page',
  printed: 'Step by step at',

  /** In place of a headline while the reader is being asked. */
  asked: (backend: string): string => `What will ${backend} put here?`,
  fault: (type: string): string => `"${type}" was not done: something in the figure went wrong.`,
  badField: (type: string, field: string): string =>
    `"${type}" was not done: its "${field}" is missing or not what the protocol names. See app/embed/README.md.`,
  wrongRules: (rules: string, machine: string, known: readonly string[]): string =>
    `The rules "${rules}" are not of ${machine}, so nothing was set: they are one of ${known.join(', ')}.`,
  noStory: 'There is no site to step through: the listing has none, or this machine never existed.',
  outOfRange: (name: 'site' | 'step', asked: number, of: number): string =>
    `There is no ${name} ${asked}: they count from 1 to ${of}.`,
} as const
