/** Sizes that enlarged type may give way to, in hundredths of the smallest one: the same whatever was asked for. */
const rung = 5

/**
 * The largest size up to `wished` at which everything fits, or the smallest one. All wishes look at the same sizes,
 * so that who asks for more never gets less.
 *
 * @param wished in hundredths of the smallest size, at least 100
 */
export function largestFitting(wished: number, fits: (size: number) => boolean): number {
  for (let size = wished; size > 100; size = Math.ceil(size / rung - 1) * rung) {
    if (fits(size)) return size
  }
  return 100
}
