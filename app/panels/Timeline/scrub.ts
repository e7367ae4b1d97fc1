/** The step whose middle is nearest to a horizontal position. */
export function scrubTarget(middles: readonly number[], x: number): number {
  let nearest = 0
  let distance = Infinity
  middles.forEach((middle, at) => {
    if (Math.abs(middle - x) < distance) {
      nearest = at
      distance = Math.abs(middle - x)
    }
  })
  return nearest
}
