import { listed } from './phrase.ts'

/** Words of the commands: their headings, the names of keys, the palette, the menu and the sheet of keys. */
export const commandWords = {
  groups: {
    walk: 'Steps',
    run: 'Run',
    machine: 'Machine',
    listing: 'Listing',
    view: 'View',
    help: 'Help',
  },
  held: { control: 'Ctrl', command: '⌘', alt: 'Alt', option: '⌥', shift: 'Shift' },
  keys: {
    ArrowLeft: '←',
    ArrowRight: '→',
    ArrowUp: '↑',
    ArrowDown: '↓',
    Escape: 'Esc',
    Space: 'Space',
  },
  titleWithKeys: (title: string, keys: readonly string[]): string =>
    `${title} (${keys.join(', ')})`,
  titles: {
    palette: 'All commands',
    keys: 'Keys',
    reading: 'Read it as a text',
    leaveReading: 'Back to the workbench',
    print: 'Print',
    speech: { full: 'Announce steps in full', short: 'Announce steps in short' },
    screenReader: {
      on: 'Editor: made for a screen reader',
      auto: 'Editor: find out whether there is a screen reader',
    },
    toListing: 'Go to the listing',
    toStep: 'Go to the step',
    runsOn: (backend: string): string => `Runs on: ${backend}`,
    cpu: (arch: string): string => `CPU: ${arch}`,
    rules: (rules: string): string => `Rules: ${rules}`,
    theme: (theme: string): string => `Theme: ${theme}`,
    sample: (title: string): string => `Open: ${title}`,
  },
  palette: {
    search: 'Search the commands',
    hint: 'What do you want to do?',
    recent: 'Recent',
    none: 'No command has these words.',
    count: (found: number): string => (found === 1 ? '1 command' : `${found} commands`),
    keysHint: '↑ ↓ choose · Enter does it · Esc closes',
  },
  menu: { open: 'Menu' },
  sheet: {
    title: 'Keys',
    rest: 'Keys without Alt or Ctrl rest while you write in the listing, except F8, F9 and F10. Esc leaves the listing. F5 reloads the page.',
    elsewhere: 'In the timeline and in choices the arrow keys move as usual.',
    either: (keys: readonly string[]): string => listed(keys, 'or'),
    close: 'Close',
  },
} as const
