import { encode } from 'uqr'

/** Light dots that a camera needs around the code. */
const margin = 4
/** Characters of 8 bits that the largest code holds. */
const longest = 2900

export interface QrCode {
  /** One path: a unit square for each dark dot. */
  readonly path: string
  /** Dots across, the margin included. */
  readonly size: number
  /** 1 to 40: how dense it is. */
  readonly version: number
}

/** Null for a text that no code holds. */
export function qrCode(text: string): QrCode | null {
  if (text.length > longest) return null
  const { data, size, version } = encode(text, { ecc: 'L', border: margin })
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return { path, size, version }
}
