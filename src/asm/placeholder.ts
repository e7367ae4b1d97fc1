import type { Address } from '../base/address.ts'
import type { Arch } from '../x86/arch.ts'

/** Kernel text between the listing and the kernel's own functions, where nothing else stands. */
const firstPlaceholder: Readonly<Record<Arch, Address>> = {
  'x86-32': 0xc1080000n,
  'x86-64': 0xffffffff81080000n,
}

const placeholders = 0x7000
const spacing = 16n

/** A made-up address for a symbol that no map knows; the same name always gets the same one. */
export function placeholderAddress(arch: Arch, name: string): Address {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at++) {
    hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193) >>> 0
  }
  return firstPlaceholder[arch] + BigInt(hash % placeholders) * spacing
}
