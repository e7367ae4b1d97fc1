import type { ImageSite } from '../../src/analysis/kernelImage.ts'
import type { Address } from '../../src/base/address.ts'
import { addressText } from '../../src/base/address.ts'
import { bytesEqual, hex } from '../../src/base/bytes.ts'
import type { ElfView } from './elfView.ts'

/** Memory of a booted kernel, compared site by site with what we would have left there. */
export interface Verified {
  /** Sites that lie in the memory. */
  readonly sites: number
  readonly equal: number
  /** They differ in nothing but the distance to a function whose address the file does not tell. */
  readonly alike: number
  readonly outside: number
  readonly differing: readonly {
    readonly index: number
    readonly op: string
    readonly address: string
    readonly memory: string
    readonly ours: string
  }[]
}

const callLength = 5

function isAlike(ours: Uint8Array, memory: Uint8Array, known: boolean): boolean {
  if (known || ours[0] !== memory[0]) return false
  return bytesEqual(ours.subarray(callLength), memory.subarray(callLength))
}

/** `base`: address of the first byte of `memory`. */
export function verified(view: ElfView, memory: Uint8Array, base: Address): Verified {
  let [sites, equal, alike, outside] = [0, 0, 0, 0]
  const differing: Verified['differing'][number][] = []
  const compare = (site: ImageSite) => {
    const told = view.decided.outcomes[site.index]
    const start = Number(site.address - base)
    if (!told || start < 0 || start + site.length > memory.length) {
      outside++
      return
    }
    sites++
    const there = memory.subarray(start, start + site.length)
    if (bytesEqual(told.after, there)) equal++
    else if (isAlike(told.after, there, told.known)) alike++
    else {
      differing.push({
        index: site.index,
        op: view.opOf(site.type),
        address: addressText(site.address),
        memory: hex(there),
        ours: hex(told.after),
      })
    }
  }
  view.image.sites.forEach(compare)
  return { sites, equal, alike, outside, differing }
}
