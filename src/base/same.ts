type Plain = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Plain => typeof value === 'object' && value !== null

const isList = (value: object): value is readonly unknown[] => Array.isArray(value)

const isBytes = (value: object): value is Uint8Array => value instanceof Uint8Array

/** Whether two pieces of plain data say the same: numbers, texts, lists, bytes and objects of these. */
export function same(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true
  if (!isObject(left) || !isObject(right)) return false
  if (isList(left)) return isList(right) && sameItems(left, right)
  if (isBytes(left)) return isBytes(right) && sameItems(left, right)
  return !isList(right) && !isBytes(right) && sameFields(left, right)
}

function sameItems(left: ArrayLike<unknown>, right: ArrayLike<unknown>): boolean {
  if (left.length !== right.length) return false
  for (let at = 0; at < left.length; at++) if (!same(left[at], right[at])) return false
  return true
}

function sameFields(left: Plain, right: Plain): boolean {
  for (const key in left) if (!(key in right) || !same(left[key], right[key])) return false
  for (const key in right) if (!(key in left)) return false
  return true
}
