/** Objects of iced-x86 live outside of the garbage collector's reach: every one is freed right here. */
export function freeing<Owned extends { free(): void }, Result>(
  owned: Owned,
  read: (owned: Owned) => Result,
): Result {
  try {
    return read(owned)
  } finally {
    owned.free()
  }
}
