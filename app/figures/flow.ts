import { at, type Drawing } from './svg.ts'

/** Beside each other, in as many rows as they need; a row is as high as the highest in it. */
export function flowed(drawings: readonly Drawing[], gap: number, width: number): Drawing {
  let [x, y, row, widest] = [0, 0, 0, 0]
  const body = drawings.map((each) => {
    if (x > 0 && x + each.width > width) {
      x = 0
      y += row + gap
      row = 0
    }
    const placed = at(x, y, each.body)
    widest = Math.max(widest, x + each.width)
    x += each.width + gap
    row = Math.max(row, each.height)
    return placed
  })
  return { width: widest, height: y + row, body: body.join('') }
}
