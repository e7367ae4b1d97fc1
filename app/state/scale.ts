/** Sizes of everything that can be chosen, in per cent. */
export const scales: readonly number[] = [80, 90, 100, 110, 125, 150, 175, 200]

/** The next size up or down; the same at the end. */
export function nextScale(scale: number, by: 1 | -1): number {
  const at = scales.indexOf(scale)
  return scales[Math.max(0, Math.min(scales.length - 1, at + by))] ?? 100
}
