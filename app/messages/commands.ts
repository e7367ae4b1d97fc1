/** Words of the commands: their headings, the names of keys, the palette, the menu and the sheet of keys. */

export const groups = {
  walk: 'Steps',
  run: 'Run',
  machine: 'Machine',
  listing: 'Listing',
  view: 'View',
  help: 'Help',
}

export const held = { control: 'Ctrl', command: '⌘', alt: 'Alt', option: '⌥', shift: 'Shift' }

export const keys = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Space: 'Space',
}

export const titleWithKeys = (title: string, keys: readonly string[]): string =>
  `${title} (${keys.join(', ')})`

/** Those by which one goes through the steps. */
export const stepTitles = {
  back: 'Previous step',
  next: 'Next step',
  nextDecision: 'Next decision',
  playPause: 'Play or pause',
  previousDecision: 'Previous decision',
  toEnd: 'Last step',
  toStart: 'First step',
  toggleBreakpoint: 'Set or take away a breakpoint in the line of the cursor',
}

export const titles = {
  exportListing: 'Export .s for GNU as',
  insertSite: 'Insert irq_disable at the cursor',
  settings: 'Settings',
  revert: 'Back to the last text that assembled',
  sayRegisters: 'Say which registers are alive in the line of the cursor',
  switchRegisters: 'Registers: before, after or the difference',
  toBrokenLine: 'Go to the first error',
  toggleExpansions: 'Open or close all macros',
  tryScan: 'Look for unmarked calls (2007 scan)',
  palette: 'All commands',
  keys: 'Keys',
  reading: 'Read it as a text',
  leavePage: 'Back to the workbench',
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
}

/** What people type for a command that is called something else, by its name. */
export const otherWords: Readonly<Record<string, string>> = {
  'open-history': 'history undo recover restore lost',
  'open-settings': 'preferences options font size zoom dark light theme',
  'open-keys': 'shortcuts keyboard hotkeys help',
  'open-glossary': 'words terms help',
  'copy-link': 'url address permalink',
  'save-file': 'download',
  'export-listing': 'download assembler gas',
  compare: 'table matrix backends side by side',
  decks: 'slides lecture',
  larger: 'zoom in font bigger',
  smaller: 'zoom out font',
  lessons: 'course tutorial learn exercises samples examples',
  'play-pause': 'stop autoplay',
  present: 'lecture slides projector fullscreen full screen',
  print: 'pdf paper handout',
  'read-as-text': 'screen reader accessible braille',
  revert: 'undo',
  run: 'execute emulate simulate',
  share: 'link url qr code',
  'share-embed': 'iframe snippet html markdown moodle',
  'share-export': 'svg png picture download',
}

export const palette = {
  search: 'Search the commands',
  hint: 'What do you want to do?',
  recent: 'Recent',
  none: 'No command has these words.',
  count: (found: number): string => (found === 1 ? '1 command' : `${found} commands`),
  keysHint: '↑ ↓ choose · Enter does it · Esc closes',
}

export const menu = { open: 'Menu' }

export const assistance = {
  title: 'Reading aloud and keys',
  speech: 'A screen reader hears of each step',
  short: 'the headline',
  full: 'all of it',
  speechWhy: 'All of it is the headline, its sentence, and what is alive at the site.',
  keys: 'Keys of one letter or sign',
  on: 'on',
  off: 'off',
  keysWhy: 'Off suits speech input and shaky hands: p, + and ? do nothing, all other keys stay.',
  editor: 'Editor for screen readers',
  auto: 'when one is found',
  always: 'always',
  editorWhy: 'Always gives a screen reader whole lines of the listing instead of its own guess.',
}

export const skip = { label: 'Skip', toStep: 'Skip to the step', toListing: 'Skip to the listing' }

export const editorHint = {
  tab: 'types a tab',
  tabMoves: 'makes Tab move on',
  leave: 'leaves the listing',
}

export const sheet = {
  title: 'Keys',
  rest: 'Keys without Alt or Ctrl rest while you write in the listing, except F8, F9 and F10. Esc leaves the listing. F5 reloads the page.',
  elsewhere: 'In the timeline and in choices the arrow keys move as usual.',
  close: 'Close',
}
