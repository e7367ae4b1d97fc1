import { variants } from '../../src/backends/index.ts'
import type { FieldKind } from '../../src/patch/checks/check.ts'
import { checks } from '../../src/patch/checks/index.ts'
import type { Outcome } from '../../src/patch/decision.ts'
import { eras } from '../../src/patch/eras.ts'
import {
  bytes,
  choice,
  count,
  described,
  either,
  list,
  object,
  only,
  orNull,
  type Schema,
  text,
  words,
  yesOrNo,
  registers,
  exact,
  address,
} from './schema.ts'

/** What the output of several commands has in common. */

/** From 1; a file without lines has 0 everywhere. */
export const diagnostics = list(
  object({
    line: count,
    column: count,
    endLine: count,
    endColumn: count,
    severity: choice(['error', 'warning', 'info']),
    code: text,
    message: text,
  }),
)

export const relocation = object({ offset: count, type: text, symbol: text, addend: exact })

export const section = object({
  name: text,
  address,
  hex: described('What the object file of GNU as holds; with --link, what memory holds.', bytes),
  relocations: list(relocation),
})

export const outcome = words<Outcome>({
  nop: true,
  identity: true,
  inline: true,
  'c-call': true,
  'thunk-call': true,
  'inner-call': true,
  jump: true,
  trap: true,
  keep: true,
  bug: true,
})

export const rules = choice(eras.map(({ id }) => id))
export const variant = choice(variants)
export const callee = orNull(choice(['c', 'thunk', 'routine', 'rom']))
export const scope = choice(['whole', 'inner'])
export const verdict = choice(['chosen', 'would-work', 'rejected'])

export const image = object({ address: orNull(address), before: bytes, after: bytes })

const fieldSchemas = {
  count,
  'count or null': orNull(count),
  distance: exact,
  registers,
  text,
  'text or null': orNull(text),
  'yes or no': yesOrNo,
} satisfies Readonly<Record<Extract<FieldKind, string>, Schema>>

const fieldSchema = (kind: FieldKind): Schema =>
  typeof kind === 'string' ? fieldSchemas[kind] : choice(kind)

/** Each with the numbers behind it. */
export const check = either(
  ...checks.map(({ id, fields }) =>
    object({
      check: only(id),
      pass: yesOrNo,
      ...Object.fromEntries(
        Object.entries(fields).map(([key, kind]: [string, FieldKind]) => [key, fieldSchema(kind)]),
      ),
    }),
  ),
)

export const flip = object({
  change: either(
    object({ length: count }),
    object({ clobbers: registers }),
    object({ backend: variant }),
    object({ rules }),
  ),
  outcome,
})
