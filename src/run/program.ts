import type { BackendTable } from '../backends/backend.ts'
import type { Address } from '../base/address.ts'
import type { ConfigId, Op } from '../ops/op.ts'
import type { Row, Section } from '../program/program.ts'
import type { Arch } from '../x86/arch.ts'
import type { RegSet } from '../x86/registers.ts'

/** A patch site, as far as running it goes. Offsets are in `.text`. */
export interface RunSite {
  readonly index: number
  readonly op: Op
  readonly from: number
  readonly to: number
  /** The call or jump itself, or the bare instruction. */
  readonly original: {
    readonly from: number
    readonly to: number
    readonly form: 'call' | 'jump' | 'instruction'
  }
  /** What its promise allows to be destroyed, results included. */
  readonly mayLose: RegSet
  readonly results: RegSet
  /** Line of the listing, from 1; 0 where no line made it. */
  readonly line: number
}

/** A linked listing and what the patcher made of it. */
export interface RunProgram {
  readonly arch: Arch
  readonly config: ConfigId
  readonly table: BackendTable
  readonly sections: readonly Section[]
  readonly text: Section
  /** The text after patching. */
  readonly patched: Uint8Array
  /** Rows before and after. */
  readonly rows: readonly Row[]
  readonly rowsAfter: readonly Row[]
  /** In order of offset. */
  readonly sites: readonly RunSite[]
  /** For every byte of the text the position of its site in `sites`, or −1. */
  readonly siteAt: Int32Array
  /** Registers that `# live:` comments ask for, by line. */
  readonly live: ReadonlyMap<number, RegSet>
  /** Offset of the first instruction to run. */
  readonly entry: number
  /** Names the addresses in an instruction's text; `next` is the address behind it. */
  readonly named: (text: string, next: Address) => string
}

/** Made once for a run: machines ask at every step. */
export function sitesByOffset(length: number, sites: readonly RunSite[]): Int32Array {
  const found = new Int32Array(length).fill(-1)
  sites.forEach(({ from, to }, position) => found.fill(position, from, to))
  return found
}
