/** JSON Schema, draft 2020-12, as far as it is used here. */
export type Schema = Readonly<Record<string, unknown>>

/** Objects name what they need and what they may have; a reader has to expect more keys. */
export const object = (
  required: Readonly<Record<string, Schema>>,
  optional: Readonly<Record<string, Schema>> = {},
): Schema => ({
  type: 'object',
  properties: { ...required, ...optional },
  required: Object.keys(required),
})

/** An object with any keys, all alike. */
export const table = (values: Schema): Schema => ({ type: 'object', additionalProperties: values })
export const list = (items: Schema): Schema => ({ type: 'array', items })
export const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })
export const either = (...schemas: readonly Schema[]): Schema => ({ anyOf: schemas })
export const choice = (values: readonly (string | number)[]): Schema => ({ enum: values })
export const only = (value: string | number | boolean): Schema => ({ const: value })
export const described = (description: string, schema: Schema): Schema => ({
  ...schema,
  description,
})

/** All members of a union of words: a missing one is an error of types. */
export const words = <Word extends string>(all: Readonly<Record<Word, true>>): Schema =>
  choice(Object.keys(all))

export const text: Schema = { type: 'string' }
export const pattern = (of: RegExp): Schema => ({ type: 'string', pattern: of.source })
export const yesOrNo: Schema = { type: 'boolean' }
export const integer: Schema = { type: 'integer' }
/** A length, an index, a number of things. */
export const count: Schema = { type: 'integer', minimum: 0 }
/** Counted from 1. */
export const number1: Schema = { type: 'integer', minimum: 1 }
export const address = pattern(/^0x[0-9a-f]+$/)
export const bytes = pattern(/^(?:[0-9a-f]{2})*$/)
/** By their full names, in machine order. */
export const registers = list(pattern(/^[a-z][a-z0-9]{1,2}$/))
/** A number where a double holds it exactly, else decimal text. */
export const exact = either(integer, pattern(/^-?\d+$/))

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const mapped = (fields: Schema): Schema =>
  Object.fromEntries(Object.entries(fields).map(([name, each]) => [name, closed(each as Schema)]))

/** The same without room for keys that it does not name: what our own output is held against. */
export function closed(schema: Schema): Schema {
  const { properties, items, anyOf, additionalProperties } = schema
  return {
    ...schema,
    ...(isSchema(properties) && additionalProperties === undefined
      ? { properties: mapped(properties), additionalProperties: false }
      : {}),
    ...(isSchema(items) ? { items: closed(items) } : {}),
    ...(isSchema(additionalProperties)
      ? { additionalProperties: closed(additionalProperties) }
      : {}),
    ...(Array.isArray(anyOf) ? { anyOf: anyOf.map((each: Schema) => closed(each)) } : {}),
  }
}

const partsOf = (schema: Schema): readonly Schema[] =>
  Object.values(schema).flatMap((value) =>
    Array.isArray(value) ? value.filter(isSchema) : isSchema(value) ? [value] : [],
  )

/** How often each part stands in a schema, those in parts that stand more than once counted once. */
function uses(schema: Schema, found = new Map<Schema, number>()): ReadonlyMap<Schema, number> {
  for (const part of partsOf(schema)) {
    const before = found.get(part) ?? 0
    found.set(part, before + 1)
    if (before === 0) uses(part, found)
  }
  return found
}

/** Shorter parts are repeated: a name would be longer than what it stands for. */
const worthAName = 120

/** The same with each large part that stands more than once written once, under `$defs`. */
export function shortened(schema: Schema): Schema {
  const names = new Map<unknown, string>()
  for (const [part, times] of uses(schema)) {
    const large = JSON.stringify(part).length > worthAName
    // Not a list of properties, which is no schema.
    if (times > 1 && large && ['type', 'anyOf', 'enum'].some((key) => key in part)) {
      names.set(part, `part${names.size + 1}`)
    }
  }
  const written = (value: unknown, own = false): unknown => {
    const name = own ? undefined : names.get(value)
    if (name !== undefined) return { $ref: `#/$defs/${name}` }
    if (Array.isArray(value)) return value.map((each) => written(each))
    if (!isSchema(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, written(each)]))
  }
  const parts = [...names].map(([part, name]) => [name, written(part, true)])
  return {
    ...(written(schema, true) as Schema),
    ...(parts.length > 0 ? { $defs: Object.fromEntries(parts) } : {}),
  }
}
