import type { Arch } from '../../src/x86/arch.ts'
import { gutterPixels } from '../panels/Listing/gutter.ts'
import type { BytesColumn } from '../state/view.ts'
import { columnsOf } from './columns.ts'

/** What of a line finds room beside its source. */
export interface Arrangement {
  /** Bytes shown before the source, longer runs end in "…"; 0: no column for them. */
  readonly bytes: number
  /** The registers that a C call keeps share one column. */
  readonly folded: boolean
}

/** The source never gets narrower than this for the sake of a column. Pixels. */
export const leastSource = 300
/** Of the editor's scroll bars. */
export const scrollBarWidth = 10

const someBytes = 5
const allBytes = 7

/** Best first. Bytes asked for by hand stay; bytes that are there by default go before columns fold. */
function preferences(arch: Arch, bytes: BytesColumn): readonly Arrangement[] {
  const shown =
    bytes === 'off' || (bytes === 'auto' && arch === 'x86-64') ? [0] : [allBytes, someBytes]
  const open = bytes === 'auto' && shown[0] !== 0 ? [...shown, 0] : shown
  const last = bytes === 'on' ? someBytes : 0
  return [...open.map((count) => ({ bytes: count, folded: false })), { bytes: last, folded: true }]
}

/** Pixels left for the source in a listing of this width. */
export function sourceWidth(width: number, arch: Arch, { bytes, folded }: Arrangement): number {
  return width - columnsOf(arch, folded).width - gutterPixels(bytes) - scrollBarWidth
}

/** `width`: of the listing, in pixels; 0 before it is known. */
export function arrangementFor(width: number, arch: Arch, bytes: BytesColumn): Arrangement {
  const offered = preferences(arch, bytes)
  const roomy: Arrangement = { bytes: 0, folded: false }
  if (width === 0) return offered[0] ?? roomy
  const fits = offered.find((each) => sourceWidth(width, arch, each) >= leastSource)
  return fits ?? offered.at(-1) ?? roomy
}
