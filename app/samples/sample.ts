import type { Arch } from '../../src/x86/arch.ts'

/** A listing to start from, with its text for each width. */
export interface Sample {
  readonly id: string
  readonly title: string
  /** The width that it opens with. */
  readonly arch: Arch
  readonly listings: Readonly<Record<Arch, string>>
  /** It has sites that only the 2007 scan finds. */
  readonly scan: boolean
}
