import type { BackendId } from '../../src/backends/backend.ts'
import type { PresentLayout } from '../../src/share/deck.ts'
import { backendWords } from './names.ts'
import { counted, type Phrase, phrase } from './phrase.ts'

/** The words of the screen that carries a room, of decks, and of the speaker's window. */

const minutes = (value: number): string => `${value} ${value === 1 ? 'minute' : 'minutes'}`

/** `4:05` */
const time = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`

const layouts: Record<PresentLayout, string> = {
  bytes: 'headline and bytes',
  code: 'code',
  candidates: 'candidates',
  price: 'price',
  compare: 'one site, every machine',
  run: 'run',
}

const question = {
  headline: (backend: BackendId): string => `What will ${backendWords.asked[backend]} put here?`,
  /** Some sites get nothing at all, or a jump: the four are not all that there is. */
  context: 'One of these, or something else? Raise a hand.',
  contextOfFour: 'Which of these four? Raise a hand.',
  choices: ['inline', 'thunk', 'C call', 'stays'],
  hidden: '?',
  spoken: 'not shown yet',
}

const screen = {
  region: 'Presentation',
  place: (site: number, op: string, backend: string, rules: string): string =>
    `site ${site} · ${op} · ${backend} · ${rules}`,
  step: (at: number, of: number | null): string => (of === null ? `step ${at}` : `${at} / ${of}`),
  deckAt: (at: number, of: number): string => `${at} / ${of}`,
  detour: (at: number, of: number): string => `detour from ${at}/${of} · Esc returns`,
  curtainOn: 'asks before answering · h answers at once',
  curtainOff: 'answers at once · h asks first',
  parked: 'your detour is kept · e opens it',
  leaving: 'Esc again leaves',
  /** The same for a finger, which presses them. */
  touched: {
    detour: (at: number, of: number): string => `detour · back to ${at}/${of}`,
    parked: 'your detour is kept · open it',
    leaving: 'leave presenting',
  },
  alive: 'alive here',
  aliveCount: (values: number, places: number): string => `${values} of ${places}`,
  nobody: 'no value',
  site: 'this site',
  scale: (scale: number): string => `${scale} %`,
  blank: 'The screen is blank. Any step brings it back.',
  touch: 'Steps',
  more: 'more',
  leave: 'close',
  starting: 'One moment …',
}

/** The layout of the price has a sentence of its own where somebody asks for it. */
const price = {
  headline: (values: number, places: number): Phrase =>
    values === 0
      ? phrase`No value is alive here: this promise costs nothing.`
      : phrase`${counted(values, 'value is', 'values are')} alive here, and ${counted(places, 'place is', 'places are')} left.`,
  context: 'Settled when the code is compiled, whoever runs underneath.',
}

const compare = {
  headline: (bytes: number): string => `One site of ${bytes} bytes, and every machine.`,
  context: 'The room is fixed when the code is compiled. What fills it is settled at boot.',
  never: 'never existed',
  waiting: '…',
}

const run = {
  now: 'next',
  differ: 'Registers that changed or differ',
  same: 'No register differs.',
  end: 'has ended',
}

const edit = {
  region: 'Edit the listing',
  label: 'Assembly, AT&T syntax',
  show: 'Ctrl+Enter shows it',
  showTouch: 'Show it',
  returns: (at: number, of: number): string => `Esc returns to ${at}/${of}`,
  closes: 'Esc closes',
  broken: (line: number, message: string): string => `line ${line}: ${message}`,
}

const qr = {
  region: 'Link as a QR code',
  title: 'Take it with you',
  tooLong: 'This link is too long for a QR code. Share it from the workbench.',
  close: 'q closes',
}

const keys = {
  region: 'Keys while presenting',
  title: (byTouch: boolean): string => (byTouch ? 'More' : 'Keys'),
  or: 'or',
  speaker: 'Speaker window',
  names: {
    ArrowRight: '→',
    ArrowLeft: '←',
    PageDown: 'PgDn',
    PageUp: 'PgUp',
    Escape: 'Esc',
  } as Readonly<Record<string, string>>,
  shift: 'Shift+',
}

const commands = {
  present: 'Present',
  decks: 'Present: decks',
  speaker: 'Speaker window',
  next: 'next, or the answer',
  back: 'back',
  nextDecision: 'next decision',
  backDecision: 'decision before',
  first: 'first',
  last: 'last',
  black: 'black screen',
  white: 'white screen',
  theme: 'dark or light',
  curtain: 'ask before answering',
  edit: 'edit',
  qr: 'QR code',
  keys: 'these keys',
  escape: 'return, leave',
  backend: (by: 1 | -1): string => (by === 1 ? 'next machine' : 'machine before'),
  rules: (by: 1 | -1): string => (by === 1 ? 'next rules' : 'rules before'),
  scale: (by: 1 | -1): string => (by === 1 ? 'larger' : 'smaller'),
}

const decks = {
  title: 'Present',
  close: 'Close',
  here: 'Present this',
  hereHint: (byTouch: boolean): string =>
    `From the step in view. ${byTouch ? '"close" at its foot' : 'Esc twice'} comes back.`,
  last: 'Presented last',
  goOn: (at: number, of: number): string => `Go on at ${at}/${of}`,
  shipped: 'Decks',
  play: 'Play',
  playOf: (title: string): string => `Play "${title || 'Untitled'}"`,
  copy: 'Copy and edit',
  states: (count: number, planned: number): string =>
    `${count} ${count === 1 ? 'state' : 'states'}, ${minutes(planned)}`,
  own: 'Your deck',
  ownEmpty: 'A deck is a list of states to lecture from. Add the one in view to start.',
  name: 'Title of the deck',
  add: 'Add what is in view',
  file: 'Open a file',
  save: 'Save as a file',
  link: 'Copy link',
  linkCopied: 'Link to the deck copied',
  edit: (title: string): string => `Copy "${title}" and edit it`,
  clear: 'Delete the deck',
  bringBack: (title: string): string =>
    title === '' ? 'Bring back the deck before' : `Bring back "${title}"`,
  otherTab: (title: string): string =>
    `Two tabs changed your deck at the same time. The other one${title === '' ? '' : `, "${title}",`} can be brought back (Present: decks).`,
  clearSure: 'Really delete it?',
  state: (number: number): string => `State ${number}`,
  stateTitle: (number: number): string => `Title of state ${number}`,
  minutes: (number: number): string => `Minutes of state ${number}`,
  minutesUnit: 'min',
  notes: (number: number): string => `Notes of state ${number}`,
  notesHint: 'What to say',
  ask: 'asks first',
  askOf: (number: number): string => `State ${number} asks before it answers`,
  layoutOf: (number: number): string => `Layout of state ${number}`,
  auto: 'as the step has it',
  up: (number: number): string => `Move state ${number} up`,
  down: (number: number): string => `Move state ${number} down`,
  remove: (number: number): string => `Delete state ${number}`,
  duplicate: (number: number): string => `Duplicate state ${number}`,
  undo: (number: number): string => `Bring back state ${number}`,
  itaniumTitle: (site: number, op: string): string => `Site ${site}: ${op}`,
  unknown: (id: string): string =>
    `There is no deck called "${id}" here. Present: decks lists those that there are.`,
  show: (number: number): string => `Play from state ${number}`,
  fileName: (title: string): string => `${title || 'deck'}.pvscope-deck.json`,
  scale: 'Size of everything',
}

const speaker = {
  title: 'Speaker · pvscope',
  waiting: 'Waiting for the presentation. Keep its window open.',
  now: 'Now',
  next: 'Next',
  end: 'The end',
  notes: 'Notes',
  noNotes: 'No notes.',
  clock: 'Clock',
  elapsed: 'Elapsed',
  planned: 'Planned until here',
  total: (seconds: number): string => `of ${time(seconds)}`,
  ahead: (seconds: number): string => `${time(seconds)} ahead`,
  behind: (seconds: number): string => `${time(seconds)} behind`,
  onTime: 'on time',
  asks: (title: string): string => `Ask: ${title}`,
  covered: 'The room is being asked.',
  detour: 'On a detour',
  blank: { black: 'The room sees a black screen.', white: 'The room sees a white screen.' },
  black: 'Black screen',
  showAgain: 'Show again',
  restart: 'Clock from zero',
  back: 'Back',
  forward: 'Next',
  blocked: 'No window came: allow pop-ups for this page, then try again.',
  at: (at: number, of: number): string => `${at} / ${of}`,
}

const scale = {
  label: 'Size of everything',
  larger: 'Everything larger',
  smaller: 'Everything smaller',
  percent: (value: number): string => `${value} %`,
}

export const present = {
  layouts,
  price,
  question,
  screen,
  compare,
  run,
  edit,
  qr,
  keys,
  commands,
  decks,
  speaker,
  scale,
  time,
  minutes,
}
