import type { RuleSetId } from '../../src/patch/eras.ts'
import { bytes, names, type Names } from './names.ts'
import { capital, listed, phraseText } from './phrase.ts'

/** The step, the bytes, the timeline, and what stands there when there is nothing to decide. */

export const step = {
  region: 'Step',
  label: (site: number, sites: number, at: number, steps: number | null): string =>
    `Site ${site} of ${sites} · step ${at}${steps === null ? '' : ` of ${steps}`}`,
  was: (outcome: string, by: string): string => `was: ${outcome} (${by})`,
  stepThrough: 'Step through it',
  orSwitch: 'or change it',
  disagrees: (rules: RuleSetId, outcome: string): string =>
    `${capital(names.rulesInSentence[rules])} decides otherwise: ${outcome}.`,
  switchRules: (rules: RuleSetId): string => `Switch to ${names.rulesInSentence[rules]}`,
  wrongBefore: (excess: Names): string =>
    `This site was wrong before anybody patched it: its own call destroys ${listed(excess)}, which it promised to keep.`,
  unasked: (excess: Names): string =>
    `An oddity of this kernel: it never asks whether the site allows ${listed(excess)} to be destroyed.`,
  kernels: "the kernel's own oddity",
}

/** What somebody may do before the first step, and after the last. */
export const firstAndLast = {
  firstLesson: 'Lesson 1',
  firstLessonHint: (title: string, minutes: number): string =>
    `New to this? ${title}: ${minutes} minutes.`,
  whatNext: 'What next',
  allTold: 'That was the last step.',
  thenCompare: 'Compare all machines',
  thenRun: 'Run it',
  thenLearn: 'Go to the lessons',
}

export const bytePanel = {
  region: 'Bytes before and after',
  before: 'before',
  after: 'after',
  room: (room: number): string => `${phraseText(bytes(room))} of room`,
  tooMany: (over: number): string => `${over} too many`,
  spoken: (row: string, hex: Names, over: number): string => {
    if (hex.length === 0) return `${row}: nothing yet`
    const beyond = over === 0 ? '' : `, ${over} of them over the edge`
    return `${row}: ${phraseText(bytes(hex.length))}${beyond}: ${hex.join(' ')}`
  },
}

export const timeline = {
  region: 'Timeline',
  first: 'First step of all',
  back: 'Step back',
  play: 'Play',
  pause: 'Pause',
  next: 'Next step',
  backShort: 'back',
  nextShort: 'next',
  /** Beside the scenes of a lesson, which have a way back and on of their own. */
  backStep: 'step back',
  nextStep: 'next step',
  slider: 'Step',
  position: (at: number, of: number): string => `${at}/${of}`,
  sliderText: (at: number, of: number, words: string): string => `step ${at} of ${of}: ${words}`,
  site: (number: number, op: string): string => `site ${number} · ${op}`,
  goTo: (number: number, op: string, outcome: string): string =>
    `Go to site ${number}, ${op}: ${outcome}`,
  many: (number: number, of: number): string => `site ${number} of ${of}`,
  keysStep: 'step',
  keysDecision: 'decision',
  keysPlay: 'play',
  keyShift: 'Shift',
  keySpace: 'Space',
  speed: (speed: number): string => `${speed}×`,
  speedLabel: (speed: number): string => `Speed of playing: ${speed}×`,
}

export const siteChips = {
  region: 'Sites',
  name: (number: number): string => `site ${number}`,
  outcome: (outcome: string): string => `· ${outcome}`,
  rest: (op: string, length: number, outcome: string): string =>
    `${op} · ${phraseText(bytes(length))} · ${outcome}`,
  wrong: (rest: string): string => `${rest} · the code around it is wrong`,
}
