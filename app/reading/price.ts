import type { SiteCost } from '../../src/cost/cost.ts'
import { price } from '../messages/price.ts'
import { compiledForThisOf, fillingOf } from '../messages/priceStory.ts'
import { reading } from '../messages/reading.ts'
import type { Scene } from '../messages/story.ts'
import { type Places, type PriceColumn, priceStrip } from '../panels/Price/strip.ts'
import { type Block, bullets, item, paragraph, type Section, type Table } from './tree.ts'

const words = reading.price
const { strip, filling } = price

const nameOf = ({ promise, mayDestroy, isOwn }: PriceColumn): string => {
  const name = strip.promiseName(promise, mayDestroy)
  return isOwn ? words.own(name, strip.own) : name
}

function costOf({ full, spills, ...column }: PriceColumn): string {
  const parts = [
    ...(full ? [words.full] : []),
    ...(spills > 0 ? [words.toMemory(strip.toMemory(spills))] : []),
    strip.more(column),
  ]
  return parts.filter(Boolean).join('; ') || words.nothing
}

const table = (columns: readonly PriceColumn[]): Table => ({
  kind: 'table',
  caption: words.caption,
  head: words.head,
  rows: columns.map((column) => [
    nameOf(column),
    String(column.values),
    String(column.places),
    column.mayDestroy.join(', ') || words.nothing,
    costOf(column),
  ]),
})

/** Each square of the strip says in words what it shows. */
const squares = (columns: readonly PriceColumn[]): Block =>
  bullets(
    columns.map((column) => {
      const { callerSaved, calleeSaved, frame } = column
      const all = [...callerSaved, ...calleeSaved, ...(frame ? [frame] : [])]
      const told = all.map(({ state, name }) => strip.square[state](name))
      return item(`${words.squares(nameOf(column))}:`, told.join(' '))
    }),
  )

/** What the site cost when its code was compiled, and what the bytes really take: never mixed. */
export function priceSection(scene: Scene, cost: SiteCost, places: Places, id: string): Section {
  const { columns, values, returnsIn, destroyed, flagsDestroyed } = priceStrip(cost, places)
  const returns = scene.story.site.original.form !== 'jump'
  const bytes = [fillingOf(scene, cost), filling.way(cost.filling), compiledForThisOf(cost)]
  const blocks: readonly Block[] = [
    paragraph(
      returns ? `${strip.alive(values)} ${strip.returns(returnsIn)}`.trim() : strip.neverReturns,
    ),
    ...(returns ? [table(columns)] : []),
    ...(destroyed.length > 0 ? [paragraph(strip.destroyed(destroyed))] : []),
    ...(flagsDestroyed ? [paragraph(strip.flags)] : []),
    paragraph(bytes.filter(Boolean).join(' ')),
  ]
  const detail: Section = {
    id: `${id}-registers`,
    title: words.squaresTitle,
    blocks: [squares(columns)],
    sections: [],
  }
  return { id, title: words.title, blocks, sections: returns ? [detail] : [] }
}
