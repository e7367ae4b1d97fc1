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

/** Plain text of at most twelve lines. */
export function receiptText(receipt: Receipt): string {
  const { goals, first } = receipt
  const met = goals.filter((goal) => goal.met)
  const missed = goals.filter((goal) => !goal.met)
  const names = (list: Receipt['goals']) => list.map(({ id }) => id).join(', ') || 'none'
  return [
    `${title}, version ${receipt.version}`,
    `lesson: ${receipt.lesson}`,
    `task: ${receipt.task}`,
    `goals met: ${met.length}/${goals.length} (${names(met)})`,
    `goals missed: ${names(missed)}`,
    `right at first try: ${first.right}/${first.all}${first.shown === 0 ? '' : ` (${first.shown} shown)`}`,
    `hints used: ${receipt.hints}`,
    `name: ${oneLine(receipt.name)}`,
    `time: ${receipt.time}`,
    `link: ${receipt.link}`,
  ].join('\n')
}

/** What a marker needs of a receipt. */
export interface ReadReceipt {
  readonly lesson: string
  readonly task: string
  readonly name: string
  readonly link: string
  /** What it says of the goals, `2/3`; empty where it does not say. */
  readonly met: string
}

/** Null where the text is no receipt. Mail programs may have quoted or indented it. */
export function receiptFrom(text: string): ReadReceipt | null {
  if (!text.includes(title)) return null
  const field = (name: string): string =>
    new RegExp(`^[>\\s]*${name}: *(.*?)\\s*$`, 'm').exec(text)?.[1] ?? ''
  const [lesson, task, link] = [field('lesson'), field('task'), field('link')]
  const [met = ''] = field('goals met').split(' ')
  return lesson && task && link ? { lesson, task, link, name: field('name'), met } : null
}
