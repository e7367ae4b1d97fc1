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
