import type { Span } from '../../src/base/span.ts'
import type { Extent } from '../../src/program/extents.ts'

/**
 * Long lists as columns: a message between worker and page spells out every object and every text of a list,
 * and both sides pay for that after each key. Columns of numbers are copied in one piece, and of values that
 * occur again and again only one is sent.
 */

/** Each value once, and which of them every item has. */
export interface Palette<Value> {
  readonly values: readonly Value[]
  readonly at: Int32Array
}

export function paletteOf<Item, Value>(
  items: readonly Item[],
  valueOf: (item: Item) => Value,
): Palette<Value> {
  const places = new Map<Value, number>()
  const at = new Int32Array(items.length)
  items.forEach((item, index) => {
    const value = valueOf(item)
    const place = places.get(value) ?? places.size
    if (place === places.size) places.set(value, place)
    at[index] = place
  })
  return { values: [...places.keys()], at }
}

export const paletteAt = <Value>({ values, at }: Palette<Value>, index: number): Value =>
  values[at[index] ?? 0] as Value

/** Spans as two numbers each; −1 where there is none. */
export interface Spans {
  readonly from: Int32Array
  readonly to: Int32Array
}

export function spansOf(items: readonly { readonly span: Span | null }[]): Spans {
  const spans = { from: new Int32Array(items.length), to: new Int32Array(items.length) }
  items.forEach(({ span }, index) => {
    spans.from[index] = span?.from ?? -1
    spans.to[index] = span?.to ?? -1
  })
  return spans
}

export const spanAt = ({ from, to }: Spans, index: number): Span | null =>
  (from[index] ?? -1) < 0 ? null : { from: from[index] ?? 0, to: to[index] ?? 0 }

/**
 * What came before by the same way, packed and as it was unpacked: items that are as they were stay the same
 * objects, since most of them are, and new ones are work for the garbage collector.
 */
export interface Earlier<Packed, Item> {
  readonly packed: Packed
  readonly items: readonly Item[]
}

/** Whether the same numbers stand at one place of two blocks. */
export function isSameBlock(
  left: Int32Array,
  right: Int32Array | undefined,
  from: number,
  width: number,
): boolean {
  if (!right) return false
  for (let at = from; at < from + width; at++) if (left[at] !== right[at]) return false
  return true
}

/** A list of which most items are those of another list that is sent as well. */
export interface Shared<Packed> {
  /** Index into the other list; −1 for the next one of its own. */
  readonly from: Int32Array
  readonly own: Packed
}

/** Both lists are in order of offset: looking each item up in a map would take several times as long. */
export function packShared<Item extends Pick<Extent, 'offset'>, Packed>(
  items: readonly Item[],
  others: readonly Item[],
  pack: (own: readonly Item[]) => Packed,
): Shared<Packed> {
  let at = 0
  const from = new Int32Array(items.length)
  items.forEach((item, index) => {
    for (let other = others[at]; other && other.offset < item.offset; other = others[at]) at++
    from[index] = others[at] === item ? at : -1
  })
  return { from, own: pack(items.filter((_, index) => from[index] === -1)) }
}

export function unpackShared<Item, Packed>(
  { from, own }: Shared<Packed>,
  others: readonly Item[],
  unpack: (own: Packed) => readonly Item[],
): readonly Item[] {
  const unpacked = unpack(own)
  let next = 0
  return Array.from(from, (place) => (place === -1 ? unpacked[next++] : others[place]) as Item)
}
