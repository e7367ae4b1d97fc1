import type { Diagnostic } from '../../src/base/diagnostic.ts'
import type { MachineId } from '../../src/share/document.ts'
import type { TokenizedLine } from '../editor/tokens.ts'
import type { ListingLayout } from '../panels/Listing/lines.ts'
import type { Columns } from '../registers/columns.ts'
import type { DrawnScene } from '../registers/scene.ts'
import type { AppState } from '../state/store.ts'

/** What was found wrong with a text, and with which. */
export interface Found {
  readonly listing: string
  readonly diagnostics: readonly Diagnostic[]
}

/** All in which the listing and what stands beside it differ from machine to machine. */
export interface Machine {
  readonly id: MachineId
  /** Registers before and after patching can be told apart. */
  readonly sides: boolean
  /** What is drawn, as an identity: as long as it is the same, so is all that follows from it. */
  drawn(state: AppState): object | null
  layout(state: AppState): ListingLayout
  scene(state: AppState, layout: ListingLayout, columns: Columns): DrawnScene | null
  columns(state: AppState): Columns
  /** On a phone: columns where they are asked for, else the count alone. */
  narrowColumns(state: AppState, asked: boolean): Columns
  /** Bytes that a line shows beside its address. */
  bytes(state: AppState): number
  /** Of the rows that the step in view is about, as the lines of the layout number them. */
  inView(state: AppState): readonly number[]
  /** The newest answer's. */
  found(state: AppState): Found | null
  tokenize(line: string, inComment: boolean): TokenizedLine
}
