/** A run of bytes of a section. */
export interface Extent {
  readonly offset: number
  readonly length: number
}

/** First index of an extent that ends after `offset`; extents are in order and do not overlap. */
export function firstEndingAfter(extents: readonly Extent[], offset: number): number {
  let low = 0
  let high = extents.length
  while (low < high) {
    const middle = (low + high) >> 1
    const extent = extents[middle]
    if (extent && extent.offset + extent.length <= offset) low = middle + 1
    else high = middle
  }
  return low
}
