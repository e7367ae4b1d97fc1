import type { GoalVerdict } from '../analysis/mark.ts'

/** What a reader hands in. It proves nothing: whoever marks it computes it again from its link. */
export interface Receipt {
  /** Of pvscope. */
  readonly version: string
  readonly lesson: string
  readonly task: string
  readonly goals: readonly Pick<GoalVerdict, 'id' | 'met'>[]
  /** Questions of the scene answered right at the first try, whose answer was shown, and how many there were. */
  readonly first: { readonly right: number; readonly shown: number; readonly all: number }
  readonly hints: number
  /** As typed. */
  readonly name: string
  /** UTC, ISO 8601. */
  readonly time: string
  readonly link: string
}

const title = 'pvscope receipt'
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

const names = (list: Receipt['goals']): string => list.map(({ id }) => id).join(', ') || 'none'

/** `1/2 (enable)`. */
export function goalsMet(goals: Receipt['goals']): string {
  const met = goals.filter((goal) => goal.met)
  return `${met.length}/${goals.length} (${names(met)})`
}

/** Plain text of at most twelve lines. */
export function receiptText(receipt: Receipt): string {
  const { goals, first } = receipt
  const missed = goals.filter((goal) => !goal.met)
  return [
    `${title}, version ${receipt.version}`,
    `lesson: ${receipt.lesson}`,
    `task: ${receipt.task}`,
    `goals met: ${goalsMet(goals)}`,
    `goals missed: ${names(missed)}`,
    `right at first try: ${first.right}/${first.all}${first.shown === 0 ? '' : ` (${first.shown} shown)`}`,
    `hints used: ${receipt.hints}`,
    `name: ${oneLine(receipt.name)}`,
    `time: ${receipt.time}`,
    `link: ${receipt.link}`,
  ].join('\n')
}

/** What a marker needs of a receipt. What it does not say is empty. */
export interface ReadReceipt {
  readonly lesson: string
  readonly task: string
  readonly name: string
  readonly link: string
  /** What it says of the goals, as `goalsMet` writes it. */
  readonly met: string
}

const heading = new RegExp(`^[>\\s]*${title}, version `, 'm')

/** Null where the text is no receipt. Mail programs may have quoted or indented it. */
export function receiptFrom(text: string): ReadReceipt | null {
  if (!heading.test(text)) return null
  // Blanks of this line alone: what is missing here does not stand on the next one.
  const field = (name: string): string =>
    new RegExp(`^[>\\s]*${name}:[ \\t]*(.*?)[ \\t\\r]*$`, 'm').exec(text)?.[1] ?? ''
  return {
    lesson: field('lesson'),
    task: field('task'),
    link: field('link'),
    name: field('name'),
    met: field('goals met'),
  }
}
