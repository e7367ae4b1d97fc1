import type { FrameMarker } from '../stack/frame.ts'

/**
 * A frame marker as 64 bits of ar.pfs. Source: Itanium manual, volume 2, "Current frame marker": sof in bits 0
 * to 6, sol in 7 to 13, sor in 14 to 17; the rename bases and the saved ar.ec are 0 here.
 */
export const markerValue = ({ sof, sol, sor }: FrameMarker): bigint =>
  BigInt(sof) | (BigInt(sol) << 7n) | (BigInt(sor) << 14n)

export const markerOf = (value: bigint): FrameMarker => ({
  sof: Number(value & 0x7fn),
  sol: Number((value >> 7n) & 0x7fn),
  sor: Number((value >> 14n) & 0xfn),
})
