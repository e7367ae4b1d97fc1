/** LEB128 of a value; `least` bytes at the fewest, as GNU as keeps a field that was longer before. */
export function lebBytes(value: bigint, signed: boolean, least = 1): readonly number[] {
  const bytes: number[] = []
  let rest = signed ? value : BigInt.asUintN(64, value)
  for (;;) {
    const low = Number(rest & 0x7fn)
    rest >>= 7n
    const done = signed
      ? (rest === 0n && (low & 0x40) === 0) || (rest === -1n && (low & 0x40) !== 0)
      : rest === 0n
    if (done && bytes.length + 1 >= least) return [...bytes, low]
    bytes.push(low | 0x80)
  }
}
