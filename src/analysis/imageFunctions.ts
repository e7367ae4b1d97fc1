import type { Address } from '../base/address.ts'
import type { ElfImage } from '../elf/image.ts'
import { isElsewhere, symbolKinds } from '../elf/symbols.ts'

/** A function of an image, as its symbol tells. */
export interface ImageFunction {
  readonly name: string
  readonly address: Address
  /** Bytes; 0 where the symbol does not tell. */
  readonly size: number
}

/** Looks functions up by address, and addresses by name. */
export interface FunctionIndex {
  /** The function in which an address lies. */
  readonly around: (address: Address) => ImageFunction | null
  /** The function that starts at an address. */
  readonly at: (address: Address) => ImageFunction | null
  /** Addresses of the symbols with these names that the file defines. */
  readonly named: (names: ReadonlySet<string>) => ReadonlyMap<string, Address>
}

/** 64-bit kernel addresses are small negative numbers, which a double holds exactly. */
const asNumber = (address: Address): number => Number(BigInt.asIntN(64, address))

/** Symbols before the last one in order that may still be the function around an address. */
const lookBack = 12

interface Sorted {
  readonly addresses: Float64Array
  readonly symbols: Uint32Array
}

function sortedCode({ symbols, sections }: ElfImage): Sorted {
  const addresses = new Float64Array(symbols.count)
  const order = new Uint32Array(symbols.count)
  let kept = 0
  for (let index = 1; index < symbols.count; index++) {
    const kind = symbols.kind(index)
    if (kind !== symbolKinds.code && kind !== symbolKinds.none) continue
    if (isElsewhere(symbols.section(index))) continue
    if (!sections[symbols.section(index)]?.executable) continue
    // Thousands without a name at one place would be looked through for every site.
    if (symbols.name(index) === '') continue
    addresses[index] = asNumber(symbols.address(index))
    order[kept++] = index
  }
  const code = order.subarray(0, kept)
  code.sort((left, right) => (addresses[left] ?? 0) - (addresses[right] ?? 0))
  return { addresses: Float64Array.from(code, (index) => addresses[index] ?? 0), symbols: code }
}

function lastAtOrBefore(sorted: Float64Array, wanted: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) <= wanted) low = middle + 1
    else high = middle
  }
  return low - 1
}

function functionOf({ symbols }: ElfImage, index: number): ImageFunction | null {
  const name = symbols.name(index)
  if (name === '') return null
  return { name, address: symbols.address(index), size: symbols.size(index) }
}

export function functionIndex(image: ElfImage): FunctionIndex {
  const { symbols } = image
  let made: Sorted | null = null
  const sorted = () => (made ??= sortedCode(image))
  const around = (address: Address): ImageFunction | null => {
    const { addresses, symbols: code } = sorted()
    const wanted = asNumber(address)
    const last = lastAtOrBefore(addresses, wanted)
    let label: number | null = null
    for (let at = last; at >= 0 && at > last - lookBack; at--) {
      const index = code[at] ?? 0
      const size = symbols.size(index)
      if (size > 0 && wanted < (addresses[at] ?? 0) + size) return functionOf(image, index)
      // Hand-written code often has labels without a size.
      if (size === 0 && label === null && symbols.name(index) !== '') label = index
    }
    return label === null ? null : functionOf(image, label)
  }
  return {
    around,
    at: (address) => {
      const { addresses, symbols: code } = sorted()
      const wanted = asNumber(address)
      for (let at = lastAtOrBefore(addresses, wanted); addresses[at] === wanted; at--) {
        const found = functionOf(image, code[at] ?? 0)
        if (found) return found
      }
      return null
    },
    named: (names) => {
      const found = new Map<string, Address>()
      for (let index = 1; index < symbols.count; index++) {
        if (isElsewhere(symbols.section(index))) continue
        const name = symbols.name(index)
        if (names.has(name)) found.set(name, symbols.address(index))
      }
      return found
    },
  }
}
