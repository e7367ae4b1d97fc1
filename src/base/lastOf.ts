/** `make`, which gives its last value again while it is asked with the same arguments. */
export function lastOf<Arguments extends readonly unknown[], Value>(
  make: (...all: Arguments) => Value,
): (...all: Arguments) => Value {
  let last: { readonly all: Arguments; readonly value: Value } | null = null
  return (...all) => {
    if (!last?.all.every((each, at) => each === all[at])) last = { all, value: make(...all) }
    return last.value
  }
}
