import type { Page } from '@playwright/test'

/** What a reader sees at one step: the headline with its numbers, and the picture under it. */
export interface StepSeen {
  readonly label: string
  readonly headline: string
  readonly numbers: readonly number[]
  /** Bytes in the row before and in the row after, and what the rows are called. */
  readonly before: string
  readonly after: string
  /** `6 bytes of room`, where it is drawn. */
  readonly room: number | null
  /** Bytes of the chosen candidate as the table counts them, e.g. `8` or `5 in 7`. */
  readonly chosen: string
  /** The same of the candidate that the step is about. */
  readonly current: string
  /** Row of the table that the step is about, from 0; −1 for none. */
  readonly row: number
  /** Kind of the step's picture, and its numbers by name. */
  readonly pictureKind: string
  readonly picture: Readonly<Record<string, readonly string[]>>
}

/** Walks through all steps of all sites with the keyboard and notes what is seen. */
export async function everyStep(page: Page): Promise<readonly StepSeen[]> {
  return page.evaluate(async () => {
    const text = (element: Element | null | undefined): string => element?.textContent ?? ''
    const all = (selector: string) => [...document.querySelectorAll(`main ${selector}`)]
    const cells = (row: Element | undefined) =>
      [...(row?.children ?? [])].map((cell) => text(cell).replaceAll(/\s+/g, ' ').trim())
    const numbers = (found: readonly Element[]) => {
      const named: Record<string, string[]> = {}
      for (const each of found) {
        const name = each.getAttribute('data-of') ?? ''
        named[name] = [...(named[name] ?? []), each.getAttribute('value') ?? '']
      }
      return named
    }
    const look = (): StepSeen => {
      const [before, after] = all('figure').map((row) => row.getAttribute('aria-label') ?? '')
      const chosen = all('tbody tr')
        .map(cells)
        .find((row) => row[3] === 'chosen')
      const room = /(\d+) bytes? of room/.exec(text(all('figure')[1]))
      return {
        label: /^Site \d+ of \d+ · step \d+ of \d+/.exec(text(all('section > p')[0]))?.[0] ?? '',
        headline: text(all('h2 > span')[0]),
        numbers: all('h2 data').map((each) => Number(each.getAttribute('value'))),
        before: before ?? '',
        after: after ?? '',
        room: room ? Number(room[1]) : null,
        chosen: chosen?.[1] ?? '',
        current: cells(all('tbody tr[aria-current]')[0])[1] ?? '',
        row: all('tbody tr').findIndex((row) => row.hasAttribute('aria-current')),
        pictureKind: all('[data-picture]')[0]?.getAttribute('data-picture') ?? '',
        picture: numbers(all('[data-picture] data[data-of]')),
      }
    }
    const press = (key: string) =>
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      )
    const drawn = () => new Promise((done) => setTimeout(done))
    const seen: StepSeen[] = []
    press('Home')
    await drawn()
    for (let guard = 0; guard < 5000; guard++) {
      const step = look()
      if (step.label === seen.at(-1)?.label) break
      seen.push(step)
      press('ArrowRight')
      await drawn()
    }
    return seen
  })
}

const bytesIn = (label: string): number => Number(/: (\d+) bytes?\b/.exec(label)?.[1] ?? 0)

/** The count in a gauge's cell, `8` or the 5 of `5 in 7`. */
const counted = (cell: string): number => Number(/^\d+/.exec(cell)?.[0] ?? -1)

/** What a candidate needs: the table's count, which must be what is drawn over the edge and up to it. */
function needs(step: StepSeen): number {
  const count = counted(step.current)
  const over = Number(/(\d+) of them over/.exec(step.after)?.[1] ?? 0)
  return Math.max(0, count - (step.room ?? 0)) === over ? count : -1
}

const siteLength = ({ before }: StepSeen): number => bytesIn(before)
const taken = ({ chosen }: StepSeen): number => counted(chosen)
const roomTaken = (step: StepSeen): number =>
  Number(/^\d+ in (\d+)/.exec(step.chosen)?.[1] ?? siteLength(step))

/** Where the numbers of a headline stand in the picture. */
const readings: readonly (readonly [RegExp, (step: StepSeen) => readonly number[]])[] = [
  [/needs no code\. /, ({ room }) => [room ?? -1]],
  [/ needs \d+ bytes?\. /, (step) => [needs(step), step.room ?? -1]],
  [/^The source marks /, (step) => [siteLength(step)]],
  [/^The promise: /, (step) => [siteLength(step)]],
  [/^(?:Same|Still) \d+ bytes?/, (step) => [siteLength(step), ...bytesAfter(step)]],
  [/ bytes? (go|goes) in\.$/, (step) => [taken(step)]],
  [/ left: /, (step) => [roomTaken(step) - taken(step)]],
  [/^All \d+ bytes/, (step) => [siteLength(step)]],
]

/** What is left has as many bytes as there were; a headline that says so again need not. */
const bytesAfter = (step: StepSeen): readonly number[] =>
  bytesIn(step.after) === siteLength(step) ? [] : [-1]

/** What the numbers of a headline must be, read from the picture; null where it shows none of them. */
function expected(step: StepSeen): readonly number[] | null {
  const reading = readings.find(([pattern]) => pattern.test(step.headline))
  return reading?.[1](step) ?? null
}

/** Headlines whose numbers are not those of the picture. */
export const wrongNumbers = (steps: readonly StepSeen[]): readonly string[] =>
  steps.flatMap((step) => {
    const wanted = expected(step)
    const digits = [...step.headline.replaceAll(/\b[a-z]+\d+\b|\w+_\w+/gi, '').matchAll(/\d+/g)]
    const marked = new Set(step.numbers.map(String))
    const unmarked = digits.filter(([digit]) => !marked.has(digit))
    const right = wanted === null || wanted.every((number, at) => step.numbers[at] === number)
    if (right && unmarked.length === 0) return []
    return [`${step.label}: ${step.headline} (picture: ${wanted?.join(', ')}; ${step.after})`]
  })
