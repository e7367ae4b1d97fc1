import type { Unit } from '../../src/lessons/lesson.ts'
import { names } from './names.ts'
import type { Outcome } from '../../src/patch/decision.ts'

const outcomes: Readonly<Record<Outcome, string>> = {
  ...names.outcome,
  inline: 'inline code',
  nop: 'nothing but nops',
  'thunk-call': 'a call that saves registers',
  'c-call': 'a C call',
  'inner-call': 'a call between the pushes and pops',
  keep: 'the indirect call stays',
  trap: 'a trap',
}

const units: Readonly<Record<Unit, readonly [one: string, many: string]>> = {
  bytes: ['byte', 'bytes'],
  registers: ['register', 'registers'],
  places: ['place', 'places'],
  values: ['value', 'values'],
  instructions: ['instruction', 'instructions'],
  sites: ['site', 'sites'],
}

/** What was done in a scene: by the reader, or its answer was shown to them. */
export type SceneStanding = 'open' | 'done' | 'shown'

const standings: Readonly<Record<SceneStanding, string>> = {
  open: '',
  done: ', done',
  shown: ', answer shown',
}

/** What the page says around lessons; what they say themselves stands in src/lessons. */
export const lessonWords = {
  open: 'Lessons',
  openHint: 'Lessons, decks and samples',
  region: 'Lesson',
  unknown: 'This address names a lesson or task that is not there. These are:',
  label: (number: number, lessons: number, scene: number, scenes: number): string =>
    `Lesson ${number} of ${lessons} · scene ${scene} of ${scenes}`,
  task: 'Task',
  about: 'this lesson',
  beforeYouLook: 'Before you look:',
  outcome: (outcome: Outcome): string => outcomes[outcome],
  register: (name: string): string => (name === 'none' ? 'none' : `%${name}`),
  number: (count: number): string => String(count),
  unit: (unit: Unit): string => `In ${units[unit][1]}`,
  answers: 'Answers',
  wrong: 'not this',
  right: 'right',
  showAnswer: 'Show me',
  gaveUp: 'Now look at it beside this. It counts as shown, not as done.',
  instruction: 'Your instruction',
  check: 'Try it',
  covered: {
    headline: 'First say what you expect.',
    context:
      'The bytes, the registers and the decision are covered until you have answered the question of the lesson. The listing is the one that is asked about.',
    toQuestion: 'To the question',
  },
  goals: 'Goals',
  met: 'met',
  open_: 'open',
  goalsMet: (met: number, all: number): string => `${met} of ${all} goals met`,
  goalsMetBefore: (met: number, all: number): string =>
    `${met} of ${all} goals met in the last version that assembled`,
  unread: (why: string, ticks: boolean): string =>
    ticks
      ? `${why} Until it does, the ticks are of the last version that assembled.`
      : `${why} Until it does, no goal can be checked.`,
  edit: 'Edit the listing',
  done: 'Done. Go on, or try something else here.',
  hint: (number: number): string => `Hint ${number} of 3`,
  hintText: (number: number): string => `Hint ${number}`,
  back: 'Scene before',
  next: 'Next scene',
  finish: 'Next lesson',
  end: 'All lessons',
  lab: 'Play with it in the workbench',
  leave: 'Leave the lesson',
  yours: 'This is your text of this scene.',
  restart: 'Start it again',
  confirm: {
    restart: 'Your text of this scene goes. Start it again?',
    lab: 'The workbench holds a text of yours. Put the text of this scene in its place?',
    yes: 'Yes',
    no: 'No, keep mine',
  },
  progress: (done: number, shown: number, all: number): string =>
    `${done} of ${all} scenes done${shown === 0 ? '' : `, ${shown} shown`}`,
  scene: (number: number, title: string, standing: SceneStanding): string =>
    `Scene ${number}: ${title}${standings[standing]}`,
  course: {
    name: 'Your name, for the receipt',
    handIn: 'Make a receipt',
    hidden: 'The goals are told when you hand in.',
    honest:
      'A receipt proves nothing by itself: anyone can write one. Who marks it computes it again from its link, with "pvscope check".',
    receipt: 'Receipt',
    copy: 'Copy',
    copied: 'Receipt copied.',
    copyByHand: 'This browser does not let the page copy: mark the receipt and copy it by hand.',
    set: 'Set this task in a course',
    link: 'Link to this task',
    copiedLink: 'Link to this task copied.',
    copiedHidden: 'Link to this task copied; its goals are hidden.',
    linkHidden: 'The same, with hidden goals',
  },
  catalogue: {
    title: 'Lessons, decks and samples',
    close: 'Back to the workbench',
    lessons: 'Lessons',
    lessonsHint: 'They ask before they tell. What you did is kept in this browser.',
    decks: 'Decks to lecture from',
    samples: 'Samples to play with',
    itanium: 'Samples for Itanium',
    kernels: 'Kernel files',
    kernelsHint: (byTouch: boolean): string =>
      `A file of your own opens as well: ${byTouch ? '"Open a file" under Listing' : 'drop it on the page'}.`,
    minutes: (minutes: number): string => `${minutes} min`,
    start: 'Start',
    goOn: 'Go on',
    again: 'Read again',
    open: 'Open',
    present: 'Present',
    nameOf: (verb: string, title: string): string => `${verb}: ${title}`,
    /** A reader takes about a minute for a site. */
    sample: (sites: number, arch: string): string => `${arch} · ${Math.max(1, sites)} min`,
    kernel: (sites: number): string => `${sites} sites · ${sites} min`,
    states: (count: number, minutes: number): string => `${count} states · ${minutes} min`,
    total: (minutes: number): string => `All together take about ${minutes} minutes.`,
  },
} as const
