import { isObject } from '../base/loose.ts'
import { type Result, err, ok } from '../base/result.ts'
import { fromBase64url, toBase64url } from './base64url.ts'
import { compress } from './compress.ts'
import { decompress } from './decompress.ts'
import { upgraded } from './intactLink.ts'
import { type DeckErrorCode, deckMessage, deckPlace } from './deckMessages.ts'
import type { SharedDocument } from './document.ts'
import { documentFrom, fieldsOf } from './fields.ts'
import { fieldsFrom, fieldsText } from './linkFields.ts'
import { largestDocument, longestLink } from './limits.ts'
import { linkVersions } from './upgrades/index.ts'

/** Ways to fill a screen that carries a room, in the order of the keys 1 to 6. */
export const presentLayouts = ['bytes', 'code', 'candidates', 'price', 'compare', 'run'] as const
/** Which part of the story fills the screen. */
export type PresentLayout = (typeof presentLayouts)[number]

/** One state of a deck: a document and a place in it, and how it is shown. */
export interface DeckState {
  readonly document: SharedDocument
  /** What this state is for, in a few words: the speaker reads it. */
  readonly title: string
  /** Null: the layout that the step has by itself. */
  readonly layout: PresentLayout | null
  readonly minutes: number
  readonly notes: string
  /** The room is asked before the tool answers. */
  readonly ask: boolean
}

/** An ordered list of states to lecture from. */
export interface Deck {
  readonly title: string
  readonly states: readonly DeckState[]
}

/** A deck's own format; documents in it have the format of links. */
const deckVersion = 1
const newest = linkVersions[linkVersions.length - 1] ?? linkVersions[0]

const stateFields = ({ document, title, layout, minutes, notes, ask }: DeckState) => ({
  title,
  ...(layout === null ? {} : { layout }),
  minutes,
  ...(notes === '' ? {} : { notes }),
  ...(ask ? { ask } : {}),
  document: fieldsText(fieldsOf(document)),
})

const fileOf = ({ title, states }: Deck) => ({
  pvscopeDeck: deckVersion,
  format: newest.version,
  title,
  states: states.map(stateFields),
})

/** What stands in a `.pvscope-deck.json` file. */
export const deckText = (deck: Deck): string => `${JSON.stringify(fileOf(deck), null, 2)}\n`

const fail = (code: DeckErrorCode, value?: string) => err(deckMessage(code, value))
const failAt = (field: string, state: number | null) => fail('field', deckPlace(field, state))

function documentOf(text: unknown, format: number): SharedDocument | null {
  const fields = typeof text === 'string' ? fieldsFrom(text) : null
  const read = fields && documentFrom(upgraded(fields, format))
  return read && read.unknown.length === 0 ? read.document : null
}

const isLayout = (value: unknown): value is PresentLayout =>
  presentLayouts.includes(value as PresentLayout)

/** Each field of a state with what it may be; what is missing has the usual value. */
const valid: Readonly<Record<string, (value: unknown) => boolean>> = {
  title: (value) => typeof value === 'string' && value.length <= 200,
  layout: (value) => value === undefined || isLayout(value),
  minutes: (value) => typeof value === 'number' && value >= 0 && value <= 600,
  notes: (value) => value === undefined || (typeof value === 'string' && value.length <= 20_000),
  ask: (value) => value === undefined || typeof value === 'boolean',
}

function stateFrom(found: unknown, number: number, format: number): Result<DeckState, string> {
  if (!isObject(found)) return failAt('states', number)
  const wrong = Object.keys(valid).find((name) => valid[name]?.(found[name]) === false)
  if (wrong !== undefined) return failAt(wrong, number)
  const document = documentOf(found['document'], format)
  if (!document) return failAt('document', number)
  const { title, layout, minutes, notes, ask } = found
  return ok({
    document,
    title: String(title),
    layout: isLayout(layout) ? layout : null,
    minutes: Number(minutes),
    notes: typeof notes === 'string' ? notes : '',
    ask: ask === true,
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Reads the text of a deck file; says in words what is wrong with it. Never throws. */
export function deckFrom(text: string): Result<Deck, string> {
  if (text.length > largestDocument) return fail('too-large')
  const found = parsed(text)
  if (!isObject(found) || typeof found['pvscopeDeck'] !== 'number') return fail('no-deck')
  const { pvscopeDeck, format, title, states } = found
  if (pvscopeDeck !== deckVersion) return fail('newer', String(pvscopeDeck))
  if (!Number.isSafeInteger(format) || Number(format) < 1) return failAt('format', null)
  if (Number(format) > newest.version) return fail('newer', String(format))
  if (typeof title !== 'string') return failAt('title', null)
  if (!Array.isArray(states)) return failAt('states', null)
  if (states.length === 0) return fail('empty')
  const read: DeckState[] = []
  for (const [index, each] of states.entries()) {
    const state = stateFrom(each, index + 1, Number(format))
    if (!state.ok) return state
    read.push(state.value)
  }
  return ok({ title, states: read })
}

/** `deck1=…`: a whole deck as a part of an address. */
export const encodeDeck = (deck: Deck): string =>
  `deck${deckVersion}=${toBase64url(compress(JSON.stringify(fileOf(deck)), newest.dictionary))}`

/** Reads what `encodeDeck` made. Never throws, whatever it is given. */
export function decodeDeck(text: string): Result<Deck, string> {
  const [, version, payload] = /^deck([1-9]\d{0,5})=(.+)$/.exec(text) ?? []
  if (payload === undefined) return fail('damaged')
  if (Number(version) > deckVersion) return fail('newer', version)
  if (text.length > longestLink) return fail('too-large')
  const bytes = fromBase64url(payload)
  if (!bytes) return fail('damaged')
  // Which version's dictionary it was is said inside: the newest is tried first.
  for (const { dictionary } of linkVersions.toReversed()) {
    const plain = decompress(bytes, dictionary)
    if (plain.ok) return deckFrom(plain.value)
  }
  return fail('damaged')
}
