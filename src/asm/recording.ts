import type { Expansion } from '../program/program.ts'
import type { Assembly } from './assembly.ts'
import { type Head, operandTokens } from './head.ts'
import { limits } from './limits.ts'
import type { Macro } from './macro.ts'
import type { Call, Origin } from './origin.ts'

/** A statement of an expansion that is carried out again. */
interface Played {
  readonly head: Head
  readonly expansion: Expansion
  /** The call that it belongs to, as it was when it was recorded. */
  readonly call: Call
  readonly ownLine: number
}

/**
 * What the call of a macro of the prelude comes down to: conditions are settled, inner calls opened. A listing
 * calls the same few macros again and again, and most of their statements only decide which others count.
 */
export interface Recording {
  readonly played: readonly Played[]
  /** The statement that is read last; mostly one that does nothing any more. */
  readonly last: Played | null
  /** Names that its conditions asked for: it holds as long as the listing gives them no meaning of its own. */
  readonly asked: ReadonlySet<string>
  readonly statements: number
  readonly expansions: number
  readonly characters: number
}

/** A recording that is being made. */
export interface Taking {
  readonly played: Played[]
  readonly asked: Set<string>
  last: Played | null
  /** It hangs on something that may be different next time. */
  spoilt: boolean
}

const recordings = new WeakMap<Macro, Map<string, Recording>>()
/** Calls of one macro that are remembered. */
const mostCalls = 2000
/** Longer ones are no work of people. */
const mostPlayed = 500

const spelling = ({ text, nameFrom }: Head): string => text.slice(nameFrom)

/** In the listing itself, and without macros of its own that could stand for any word. */
export const mayRecord = ({ frame, macros, recording }: Assembly, macro: Macro): boolean =>
  macro.prelude && frame.depth === 0 && macros.size === 0 && recording === null

/** What was recorded of the same call, where it holds. */
export function recordingOf(assembly: Assembly, macro: Macro, head: Head): Recording | null {
  const found = recordings.get(macro)?.get(spelling(head))
  if (!found) return null
  const { statements, expandedCharacters, symbols } = assembly
  if (statements + found.statements > limits.statements) return null
  if (expandedCharacters + found.characters > limits.expandedCharacters) return null
  for (const name of found.asked) if (symbols.isOwn(name)) return null
  return found
}

/** Begins to record; what it returns keeps the recording, once everything is read. */
export function startRecording(assembly: Assembly, macro: Macro, head: Head): () => void {
  const { statements, expansions, expandedCharacters, diagnostics } = assembly
  const said = diagnostics.length
  const taking: Taking = { played: [], asked: new Set(), last: null, spoilt: false }
  assembly.recording = taking
  return () => {
    const { played, last, asked, spoilt } = taking
    if (spoilt || assembly.diagnostics.length !== said || played.length > mostPlayed) return
    const known = recordings.get(macro) ?? new Map<string, Recording>()
    if (known.size >= mostCalls) known.clear()
    recordings.set(macro, known)
    known.set(spelling(head), {
      played,
      last,
      asked,
      statements: assembly.statements - statements,
      expansions: assembly.expansions - expansions,
      characters: assembly.expandedCharacters - expandedCharacters,
    })
  }
}

/** Notes a statement that is looked at. */
export function noteStatement({ recording, origin }: Assembly, head: Head): void {
  const { expansion, call, ownLine } = origin
  if (recording && expansion && call) recording.last = { head, expansion, call, ownLine }
}

/** The statement noted last does something by itself. */
export function notePlayed({ recording }: Assembly): void {
  if (recording?.last) recording.played.push(recording.last)
}

/** A condition must hang on nothing but the prelude. */
export function noteCondition({ recording, symbols }: Assembly, head: Head): void {
  if (!recording) return
  if (head.labels.length > 0) recording.spoilt = true
  for (const { kind, text } of operandTokens(head)) {
    if (kind === 'numeric-label' || text === '.') recording.spoilt = true
    if (kind !== 'word' && kind !== 'string') continue
    if (symbols.isOwn(text) || !symbols.isFixed(text)) recording.spoilt = true
    recording.asked.add(text)
  }
}

/** A call inside; labels in front of it would be played in the wrong place. */
export function noteCall({ recording }: Assembly, head: Head, macro: Macro): void {
  if (!recording) return
  const numbered = macro.body.some(({ text }) => text.includes('\\@'))
  if (numbered || head.labels.length > 0) recording.spoilt = true
}

export function spoilRecording({ recording }: Assembly): void {
  if (recording) recording.spoilt = true
}

/** Where the statements of a recording stand when they are played at the call that is read now. */
export function originsHere({ origin: { span, line } }: Assembly): (played: Played) => Origin {
  let recorded: Call | null = null
  let call: Call | null = null
  return (played) => {
    if (played.call !== recorded) {
      recorded = played.call
      call = { ...recorded, span, line }
    }
    const { expansion, ownLine } = played
    return { span, line, expansion, base: null, call, ownLine }
  }
}
