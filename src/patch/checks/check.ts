import type { Op } from '../../ops/op.ts'
import type { PatchSite } from '../../sites/site.ts'
import type { Arch } from '../../x86/arch.ts'
import type { RegSet } from '../../x86/registers.ts'

/** A candidate as far as checks look at it. */
export interface Tried {
  readonly callee: 'c' | 'thunk' | 'routine' | 'rom' | null
  readonly scope: 'whole' | 'inner'
  readonly code: Uint8Array
  readonly clobbers: RegSet
  readonly displacement: { readonly value: bigint } | null
}

/** A proposal and all that a check may look at besides. */
export interface Trial {
  readonly proposal: Tried
  readonly input: { readonly arch: Arch; readonly op: Op; readonly site: PatchSite }
  /** Bytes that may be overwritten. */
  readonly room: number
  /** Registers that may be destroyed in this scope. */
  readonly allowed: RegSet
}

/** A test that a candidate passed or failed; each check's own form adds the numbers behind it. */
export interface CheckForm {
  readonly check: string
  readonly pass: boolean
}

/** What sort of thing a field of a form is: JSON, its schema and pages follow. A list: one of these words. */
export type FieldKind =
  | 'count'
  | 'count or null'
  | 'distance'
  | 'registers'
  | 'text'
  | 'text or null'
  | 'yes or no'
  | readonly string[]

type KindOf<Field> = [Field] extends [RegSet]
  ? 'registers'
  : [Field] extends [number]
    ? 'count'
    : [Field] extends [number | null]
      ? 'count or null'
      : [Field] extends [bigint]
        ? 'distance'
        : [Field] extends [boolean]
          ? 'yes or no'
          : [Field] extends [string]
            ? 'text' | readonly Field[]
            : [Field] extends [string | null]
              ? 'text or null'
              : never

/** All that is said of a check but the sentences, which stand in `app/messages`. */
export interface CheckDefinition<Form extends CheckForm> {
  readonly id: Form['check']
  /** The numbers behind the answer, in the order in which JSON has them. */
  readonly fields: { readonly [Key in Exclude<keyof Form, keyof CheckForm>]: KindOf<Form[Key]> }
  /** Whether it is worth a scene when it passes; the others speak up only when they fail. */
  readonly toldWhenPassed: boolean
  /** What it goes back to, the most telling first: ids of src/provenance. */
  readonly sources: readonly [string, ...string[]]
  /** Its answer, `null` where the question does not arise. Left out: only a patcher of a kernel asks it, by its own rule. */
  readonly examine?: (trial: Trial) => Form | null
}

/** A check of whatever form. */
export interface AnyCheckDefinition {
  readonly id: string
  readonly fields: Readonly<Record<string, FieldKind>>
  readonly toldWhenPassed: boolean
  readonly sources: readonly [string, ...string[]]
  readonly examine?: (trial: Trial) => CheckForm | null
}
