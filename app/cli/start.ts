import type { Address } from '../../src/base/address.ts'
import { nearestWord } from '../../src/base/nearest.ts'
import { err, ok, type Result } from '../../src/base/result.ts'
import { type RunStart, usualStart } from '../../src/run/start.ts'
import { type Arch, bitness } from '../../src/x86/arch.ts'
import { registerNames } from '../../src/x86/registers.ts'
import { usageMessages } from './messages.ts'
import type { Invocation } from './options.ts'

/** Bits of EFLAGS that a run may start with. */
const flagBits: Readonly<Record<string, number>> = {
  cf: 0,
  pf: 2,
  af: 4,
  zf: 6,
  sf: 7,
  df: 10,
  of: 11,
}

/** A number that fits so many bits, signed or unsigned; null for anything else. */
export function numberIn(text: string, bits: number): Address | null {
  const match = /^(-?)(0x[0-9a-f]+|\d+)$/i.exec(text)
  if (!match?.[2]) return null
  const size = BigInt(match[2])
  const value = match[1] === '-' ? -size : size
  if (value >= 1n << BigInt(bits) || value < -(1n << BigInt(bits - 1))) return null
  return BigInt.asUintN(bits, value)
}

interface Set {
  readonly registers: Record<string, Address>
  flags: number
}

/** Takes one `NAME=VALUE` in; the words for one that means nothing. */
function take(set: Set, text: string, arch: Arch): string | null {
  const match = /^%?(\w+)=(\S+)$/.exec(text)
  if (!match?.[1] || !match[2]) return usageMessages.setForm(text)
  const [name, value] = [match[1].toLowerCase(), match[2]]
  const names = registerNames(arch)
  const bit = flagBits[name]
  if (bit === undefined && !names.includes(name)) {
    return usageMessages.setName(name, nearestWord(name, [...names, ...Object.keys(flagBits)]))
  }
  const number = numberIn(value, bit === undefined ? bitness(arch) : 1)
  if (number === null) return usageMessages.setValue(name, value)
  if (bit === undefined) set.registers[name] = number
  else set.flags = (set.flags & ~(1 << bit)) | (Number(number) << bit)
  return null
}

/** What a run is to start from. */
export function startOf(invocation: Invocation): Result<RunStart, string> {
  const set: Set = { registers: {}, flags: usualStart.flags }
  for (const text of invocation.set) {
    const wrong = take(set, text, invocation.arch)
    if (wrong !== null) return err(wrong)
  }
  const { entry, interrupts, pending } = invocation
  return ok({ ...set, entry, interrupts, pending })
}
