import type { ListingRow } from '../../src/ia64/story/rows.ts'
import type { Ia64Told } from '../../src/ia64/story/told.ts'
import { itaniumPictures } from '../messages/itaniumStory.ts'
import { reading } from '../messages/reading.ts'
import type { Section, Table } from './tree.ts'

const words = reading.registers

const list = (names: readonly string[]): string => names.join(', ') || reading.dash

/** What the cells of a row show beside who is alive. */
function remarks({ stories }: Ia64Told, row: ListingRow, at: number): string {
  const losses = stories.find(({ losses: { row: here } }) => here === at)?.losses
  const destroyed = losses?.destroyed ?? []
  const mayDestroy = (losses?.mayDestroy ?? []).filter((name) => !destroyed.includes(name))
  const told: readonly [readonly string[], (names: readonly string[]) => string][] = [
    [row.reads, words.reads],
    [row.writes, words.writes],
    [mayDestroy, words.mayDestroy],
    [destroyed, words.destroyed],
  ]
  return told.flatMap(([names, say]) => (names.length === 0 ? [] : [say(names)])).join('; ')
}

/** Every instruction of the listing with its frame, and what is alive around it. */
export function itaniumRegisters(told: Ia64Told): Section {
  const table: Table = {
    kind: 'table',
    caption: words.caption,
    head: [
      words.line,
      words.instruction,
      itaniumPictures.frame,
      words.before,
      words.after,
      words.remarks,
    ],
    rows: told.rows.map((row, at) => [
      String(row.line),
      row.text,
      row.frame ? itaniumPictures.frameOf(row.frame) : reading.dash,
      list(row.liveIn),
      list(row.liveOut),
      remarks(told, row, at) || reading.dash,
    ]),
  }
  return { id: 'registers', title: words.title, blocks: [table], sections: [] }
}
