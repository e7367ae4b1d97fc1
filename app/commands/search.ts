import * as commandWords from '../messages/commands.ts'
import { type Command, commandGroups, groupOf } from './command.ts'
import { keyText } from './keyNames.ts'

/** Commands under one heading of the palette. */
export interface Section {
  readonly id: string
  readonly title: string
  readonly commands: readonly Command[]
}

const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** How well a command answers; null: not at all. The lower the better. */
function rank(command: Command, words: readonly string[]): number | null {
  const title = plain(command.title)
  const keys = plain(command.keys.map((key) => keyText(key)).join(' '))
  const others = commandWords.otherWords[command.id] ?? ''
  const rest = `${keys} ${plain(commandWords.groups[groupOf(command)])} ${others}`
  if (!words.every((word) => title.includes(word) || rest.includes(word))) return null
  const [first = ''] = words
  if (title.startsWith(first)) return 0
  if (title.includes(` ${first}`)) return 1
  return title.includes(first) ? 2 : 3
}

const inGroups = (commands: readonly Command[]): readonly Section[] =>
  commandGroups
    .map((group) => ({
      id: group,
      title: commandWords.groups[group],
      commands: commands.filter((command) => groupOf(command) === group),
    }))
    .filter(({ commands: found }) => found.length > 0)

/** Commands by their headings; with a search, the best answers first and their headings with them. */
export function foundCommands(
  commands: readonly Command[],
  asked: string,
  recent: readonly string[],
): readonly Section[] {
  const words = plain(asked).split(/\s+/).filter(Boolean)
  if (words.length === 0) {
    const last = recent.flatMap((id) => commands.filter((command) => command.id === id))
    const first = { id: 'recent', title: commandWords.palette.recent, commands: last }
    const others = commands.filter((command) => !last.includes(command))
    return last.length === 0 ? inGroups(others) : [first, ...inGroups(others)]
  }
  const ranked = commands.flatMap((command) => {
    const at = rank(command, words)
    return at === null ? [] : [{ command, at }]
  })
  const order = ranked.toSorted((left, right) => left.at - right.at)
  const best = (section: Section) =>
    order.findIndex(({ command }) => section.commands.includes(command))
  return inGroups(order.map(({ command }) => command)).toSorted(
    (left, right) => best(left) - best(right),
  )
}

/** How many of the commands done last are remembered. */
const remembered = 5

export const withRecent = (recent: readonly string[], id: string): readonly string[] =>
  [id, ...recent.filter((each) => each !== id)].slice(0, remembered)
