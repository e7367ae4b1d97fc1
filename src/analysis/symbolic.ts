import type { Address } from '../base/address.ts'
import type { SymbolMap } from '../program/program.ts'

/**
 * Turns the addresses in decoded text into the names that a reader knows them by. `next` is the address
 * after the instruction, from which RIP-relative operands count.
 */
export type Symbolic = (text: string, next: Address) => string

/** An address that is no part of an immediate ("$0x…" is a number, whatever it happens to equal). */
const absolute = /(?<![$\w])0x[0-9a-f]{4,16}\b/g

/** A RIP-relative operand, in AT&T and in Intel syntax. */
const ripRelative = /(-?)0x([0-9a-f]+)\(%rip\)|\[rip([+-])0x([0-9a-f]+)\]/g

/** Longest distance from a symbol at which an address still belongs to it: the largest op table. */
const reach = 0x400n

/** Symbols in order of address, for search. */
function ordered(symbols: SymbolMap): readonly (readonly [string, Address])[] {
  return [...symbols].toSorted(([, left], [, right]) => (left < right ? -1 : left > right ? 1 : 0))
}

function lastAtOrBefore(
  symbols: readonly (readonly [string, Address])[],
  address: Address,
): readonly [string, Address] | null {
  let low = 0
  let high = symbols.length
  while (low < high) {
    const middle = (low + high) >> 1
    const symbol = symbols[middle]
    if (symbol && symbol[1] <= address) low = middle + 1
    else high = middle
  }
  return symbols[low - 1] ?? null
}

/** Only data is addressed behind its start; a function is called at its first byte or not at all. */
const isData = (name: string) =>
  name.endsWith('_ops') || name === 'xen_vcpu_info' || name === 'lguest_data'

const made = new WeakMap<SymbolMap, Symbolic>()

function symbolicOver(symbols: SymbolMap): Symbolic {
  const sorted = ordered(symbols)
  const nameOf = (address: Address): string | null => {
    const symbol = lastAtOrBefore(sorted, address)
    if (!symbol) return null
    const [name, start] = symbol
    if (address === start) return name
    return isData(name) && address - start < reach ? `${name}+${address - start}` : null
  }
  const relative = (text: string, next: Address): string =>
    text.replaceAll(ripRelative, (whole, attSign, att, intelSign, intel) => {
      const distance = BigInt(`0x${att ?? intel}`)
      const back = attSign === '-' || intelSign === '-'
      const name = nameOf(BigInt.asUintN(64, back ? next - distance : next + distance))
      if (name === null) return whole
      return att === undefined ? `[rip+${name}]` : `${name}(%rip)`
    })
  return (text, next) => {
    if (!text.includes('0x')) return text
    if (text.includes('rip')) return relative(text, next)
    return text.replaceAll(absolute, (whole) => nameOf(BigInt(whole)) ?? whole)
  }
}

/** Made once for each map of symbols. */
export function symbolic(symbols: SymbolMap): Symbolic {
  const known = made.get(symbols) ?? symbolicOver(symbols)
  made.set(symbols, known)
  return known
}
