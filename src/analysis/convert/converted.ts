import type { ConfigId } from '../../ops/op.ts'

/** A listing made of another program's text. */
export interface Converted {
  readonly listing: string
  /** The configuration that the text fits; null where any of its width does. */
  readonly config: ConfigId | null
  /** What was converted and what could not be, in one sentence. */
  readonly message: string
}
