import type { Speed } from '../state/playback.ts'
import type { ThemeChoice } from '../state/view.ts'

/** What an embed can show, in the order in which it shows it. */
export const embedParts = ['code', 'regs', 'step', 'why', 'timeline', 'compare', 'run'] as const
export type EmbedPart = (typeof embedParts)[number]

/** How an embed is set up: the query of its address. What it shows is the address from "#" on. */
export interface EmbedOptions {
  readonly theme: ThemeChoice
  readonly view: readonly EmbedPart[]
  readonly readonly: boolean
  /** Step of the site in view, from 1 as on the screen; null: wherever the link is. */
  readonly step: number | null
  readonly autoplay: boolean
  readonly speed: Speed
  /** Size of the words in pixels. */
  readonly font: number
  readonly lang: 'en'
  /** Nothing is loaded until somebody asks for it. */
  readonly ctl: boolean
  readonly title: string | null
  /** `parent`: keys that the embed has no use for go on to the page around it. */
  readonly keys: 'own' | 'parent'
  /** At each site the reader is asked what becomes of it before the figure tells. */
  readonly ask: boolean
}

/** Pixels of the words in the page itself. */
export const usualFont = 14
const smallestFont = 9
const largestFont = 40
const longestTitle = 200

const usualView: readonly EmbedPart[] = ['code', 'regs', 'step']

type Read = (name: string) => string | null

/** Names and values in any case; of a name that comes twice the first one counts. */
function reader(query: string): Read {
  const found = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(query)) {
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), value.trim())
  }
  return (name) => found.get(name) ?? null
}

/** A bare name says yes too: `embed.html?readonly`. */
const yes = (value: string | null): boolean =>
  value !== null && ['', '1', 'true', 'yes'].includes(value.toLowerCase())

function oneOf<Value extends string>(
  value: string | null,
  known: readonly Value[],
  otherwise: Value,
): Value {
  return known.find((each) => each === value?.toLowerCase()) ?? otherwise
}

function viewOf(value: string | null): readonly EmbedPart[] {
  const asked = new Set((value ?? '').toLowerCase().split(/[\s,+]+/))
  const view = embedParts.filter((part) => asked.has(part))
  return view.length === 0 ? usualView : view
}

function wholeNumber(value: string | null, from: number, to: number): number | null {
  if (value === null || !/^\d{1,6}$/.test(value)) return null
  const number = Number(value)
  return number >= from && number <= to ? number : null
}

/** Reads the query of an embed's address. What it does not know, or cannot read, it leaves as usual. */
export function readOptions(query: string): EmbedOptions {
  const read = reader(query)
  const title = read('title')
  return {
    theme: oneOf(read('theme'), ['auto', 'light', 'dark'], 'auto'),
    view: viewOf(read('view')),
    readonly: yes(read('readonly')),
    step: wholeNumber(read('step'), 1, 100_000),
    autoplay: yes(read('autoplay')),
    speed: Number(oneOf(read('speed'), ['0.5', '1', '2'], '1')) as Speed,
    font: wholeNumber(read('font'), smallestFont, largestFont) ?? usualFont,
    lang: oneOf(read('lang'), ['en'], 'en'),
    ctl: yes(read('ctl')),
    title: title === null || title === '' ? null : title.slice(0, longestTitle),
    keys: oneOf(read('keys'), ['own', 'parent'], 'own'),
    ask: yes(read('ask')),
  }
}
