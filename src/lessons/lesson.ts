import type { Analysis, AnalysisInput } from '../analysis/analysis.ts'
import type { Ia64Input } from '../ia64/analysis.ts'
import type { CallOrigins } from '../ia64/dataflow/origins.ts'
import type { Picture } from '../ia64/story/picture.ts'
import type { Ia64Told } from '../ia64/story/told.ts'
import type { CheckId } from '../patch/checks/index.ts'
import type { Outcome } from '../patch/decision.ts'
import type { StepScene } from '../patch/step.ts'
import type { Sources } from '../provenance/index.ts'
import type { MemoryChange } from '../run/changes.ts'
import type { MachineId, Moment, RunSummary } from '../run/report.ts'
import type { RegisterValues } from '../run/start.ts'
import type { Settings } from '../share/document.ts'
import type { RegSet } from '../x86/registers.ts'

/**
 * One chapter of the story. Its text points at the page and asks before it shows; every answer is worked out
 * by the engine from the document that the question is about.
 */
export interface Lesson {
  /** Stands in links and in what is kept of a reader's progress: it never changes. */
  readonly id: string
  readonly title: string
  /** One sentence for the catalogue. */
  readonly summary: string
  /** How long a reader takes who answers everything. */
  readonly minutes: number
  /** Ids of the lessons that it builds on. */
  readonly after: readonly string[]
  /** What it goes back to; the most telling source comes first. */
  readonly sources: Sources
  readonly scenes: readonly Scene[]
}

/** The text and the switches of a scene; what is left out is as in a new document. */
export type SceneDocument = { readonly listing: string } & Partial<Omit<Settings, 'site' | 'step'>>

/** One idea: 40 to 120 words, a state of the page, and something to answer or to do. */
export interface Scene {
  /** Unique in the lesson; never changes. It stands in the address while the question is open: it answers none. */
  readonly id: string
  /** An id that it once had: links and progress of that time lead here. */
  readonly formerly?: string
  readonly title: string
  /** Paragraphs. `code` stands in backticks, *emphasis* in asterisks; nothing else is marked. */
  readonly text: readonly string[]
  readonly document: SceneDocument
  readonly focus: Focus
  /** Codes of the errors that this document is meant to have. */
  readonly meant?: readonly string[]
  /** What the reader says before anything is shown. */
  readonly prediction?: Prediction
  /** What the reader does. */
  readonly task?: Task
}

/** A picture of the Itanium chapter, its first moment; or the end of the accident under the rules in force. */
export type ItaniumFocus = Picture['kind'] | 'accident-end'

/** Where the page looks while a scene is read. */
export interface Focus {
  /** Index of a site. */
  readonly site: number
  /** The decision where it is left out. */
  readonly step?: StepChoice
  /** Full-width name of a register whose column is pointed at. */
  readonly register?: string
  /** In a text for Itanium, instead of `step`: a picture, or where the accident has happened, or not. */
  readonly itanium?: ItaniumFocus
  readonly panel?: FocusPanel
}

/** Parts of the page that a scene can point at. */
export const focusPanels = [
  'listing',
  'bytes',
  'candidates',
  'price',
  'why',
  'compare',
  'run',
] as const
/** A part of the page that a scene points to. */
export type FocusPanel = (typeof focusPanels)[number]

/** A step of a site's story by what it tells: of a kind, or a check of a candidate. */
export type StepChoice =
  | Exclude<StepScene['kind'], 'check'>
  | { readonly check: CheckId; readonly of: Outcome }

/** One of several answers, with what is said to whoever gives it: for a wrong one, why that one is wrong. */
export interface Option<Value extends string | number> {
  readonly value: Value
  /** What stands on the button; the value itself, or its name on the page, where left out. */
  readonly label?: string
  readonly reply: string
}

interface Choice<Value extends string | number> {
  readonly question: string
  readonly options: readonly Option<Value>[]
  /** The right value, worked out from the analysis of the scene's document. */
  readonly answer: (analysis: Analysis) => Value
}

/** A question that is asked before the page tells. */
export type Prediction =
  | ({ readonly kind: 'outcome' } & Choice<Outcome>)
  /** Full-width names without "%"; `none` where nothing dies. */
  | ({ readonly kind: 'register' } & Choice<string>)
  /** How many of something. */
  | ({ readonly kind: 'number'; readonly unit: Unit } & Choice<number>)
  | ItaniumQuestion
  | TypedInstruction

/** About a text for Itanium; the values are words of their own, or registers. */
export interface ItaniumQuestion {
  readonly kind: 'itanium'
  readonly question: string
  readonly options: readonly Option<string>[]
  readonly answer: (told: Ia64Told) => string
}

/** A question with answers to choose from. */
export type ChoicePrediction = Exclude<Prediction, TypedInstruction>

/** What is counted. */
export type Unit = 'bytes' | 'registers' | 'places' | 'values' | 'instructions' | 'sites'

/** The reader types one instruction. It is put into the listing, and the engine tells what comes of it. */
export interface TypedInstruction {
  readonly kind: 'instruction'
  readonly question: string
  /** Line of the listing that it takes the place of, from 1. */
  readonly line: number
  readonly accepts: (analysis: Analysis) => boolean
  readonly reply: string
  /** Reasons for wrong instructions that assemble, the first that holds is told. */
  readonly wrong: readonly {
    /** One instruction to which it applies. */
    readonly example: string
    readonly when: (analysis: Analysis) => boolean
    readonly reply: string
  }[]
  /** For those to which none of these applies. */
  readonly otherwise: string
  readonly solution: string
}

/** Something to do on the page. Its goals look at what the engine makes of the text, never at the text. */
export interface Task {
  /** Unique in the lesson, stands in links: it never changes. */
  readonly id: string
  /** What to do, in one or two sentences. */
  readonly ask: string
  readonly goals: readonly Goal[]
  /** A direction, a place, and nearly the answer. */
  readonly hints: readonly [string, string, string]
  /** What meets every goal; what is left out stays as the scene has it. */
  readonly solution: Partial<SceneDocument>
}

/** What a goal may look at. */
export interface Work {
  readonly analysis: Analysis
  /** Of the scene's own text, looked at in the same way; null where that cannot be. */
  readonly given: Analysis | null
  /** One for each of the goal's `runs`; null where the text cannot be run to its end. */
  readonly runs: readonly (TaskRun | null)[]
  /** The same of the scene's own text. */
  readonly givenRuns: () => readonly (TaskRun | null)[]
  /** A run of the text in which these registers are destroyed behind a site, and nothing behind the others. */
  readonly spoilt: (site: number, set: RegSet) => TaskRun | null
}

/** A run of the text to its end. */
export interface TaskRun {
  readonly run: RunSummary
  /** Its last moment. */
  readonly end: Moment
  /** What a machine leaves in the memory to which registers point. */
  readonly scratch: (id: MachineId) => Uint8Array
  /** What a machine changes in that memory on its way, in order. */
  readonly changes: (id: MachineId) => readonly MemoryChange[]
}

/** What a goal found in an answer. */
export interface Finding {
  readonly met: boolean
  /** What was found, in a sentence that holds whether or not that is enough. */
  readonly because: string
}

/** Switches under which a goal looks at the text, whatever the page has. */
export type Under = Partial<Pick<AnalysisInput, 'config' | 'variant' | 'rules' | 'nops' | 'scan'>>

interface GoalPart {
  /** Unique in the task. */
  readonly id: string
  /** What is to hold, in a few words that go on from "you": `make lguest inline this site`. */
  readonly words: string
}

/** Of a task about a text for x86. */
export interface X86Goal extends GoalPart {
  readonly machine?: never
  readonly under?: Under
  /**
   * It looks at runs of the text, one for each of these. They start as the scene's document says, but for these
   * registers, whatever the answer's own start is.
   */
  readonly runs?: readonly RegisterValues[]
  /** What is needed counts where instructions read it, not where a comment `live:` says so. */
  readonly unsaid?: true
  readonly check: (work: Work) => Finding
}

/** What a goal of a task for Itanium may look at. */
export interface ItaniumWork {
  readonly told: Ia64Told
  /** Calls of its code, and where the values that they take come from. */
  readonly calls: readonly CallOrigins[]
}

/** Of a task about a text for Itanium. */
export interface ItaniumGoal extends GoalPart {
  readonly machine: 'ia64'
  readonly under?: Partial<Omit<Ia64Input, 'listing'>>
  readonly check: (work: ItaniumWork) => Finding
}

/** What an answer to a task has to fulfil; the engine looks. */
export type Goal = X86Goal | ItaniumGoal
