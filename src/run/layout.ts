import { fieldSymbols } from '../backends/tables.generated.ts'
import type { Address } from '../base/address.ts'
import { archOf, type ConfigId, earlyOf } from '../ops/op.ts'
import type { Arch } from '../x86/arch.ts'

/** An address as the interpreter counts: unsigned on x86-32, signed on x86-64. */
export const placeOf = (arch: Arch, address: Address): number =>
  Number(arch === 'x86-32' ? BigInt.asUintN(32, address) : BigInt.asIntN(64, address))

/** And back, as everybody else has it. */
export const addressOf = (arch: Arch, place: number): Address =>
  BigInt.asUintN(arch === 'x86-32' ? 32 : 64, BigInt(place))

/** The unsigned value of two words. */
export const valueOf = (arch: Arch, low: number, high: number): Address =>
  arch === 'x86-32' ? BigInt(low >>> 0) : (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0)

/** Where things lie that the listing does not place itself. Places are as the interpreter counts. */
export interface Layout {
  readonly stack: number
  readonly stackLength: number
  /** The stack pointer at the start: the caller's address lies there, and the caller's frame above it. */
  readonly stackPointer: number
  readonly scratch: number
  /** Every register has its own piece of scratch memory to point to. */
  readonly scratchStride: number
  readonly scratchLength: number
  /** Where the listing's own return leads. Nothing is there: the run ends. */
  readonly caller: number
  /** Base of the segment that holds this processor's data: fs on x86-32, gs on x86-64. */
  readonly perCpu: number
  /** The backends' shared words, null where the configuration has none. */
  readonly vcpu: number | null
  readonly lguest: number | null
  /** VMI's ROM keeps its own. */
  readonly rom: number
}

const stackLength = 0x2000
const callersFrame = 0x200

const bases: Readonly<Record<Arch, Readonly<Record<string, bigint>>>> = {
  'x86-32': {
    stack: 0xc7ff_e000n,
    scratch: 0xc900_0000n,
    caller: 0xc0ff_0000n,
    perCpu: 0x0280_0000n,
    rom: 0xfc00_f000n,
  },
  'x86-64': {
    stack: 0xffff_8800_07ff_e000n,
    scratch: 0xffff_8800_0900_0000n,
    caller: 0xffff_ffff_80ff_0000n,
    perCpu: 0xffff_8800_0400_0000n,
    rom: 0xffff_ffff_fc00_f000n,
  },
}

export function layoutOf(config: ConfigId): Layout {
  const arch = archOf(config)
  const base = (name: string) => bases[arch][name] ?? 0n
  const at = (address: Address) => placeOf(arch, address)
  const symbols = fieldSymbols[earlyOf(config)]
  const [vcpu, lguest] = [symbols['xen_vcpu_info'], symbols['lguest_data']]
  const stack = at(base('stack'))
  const registers = arch === 'x86-32' ? 8 : 16
  const scratchStride = 0x100
  return {
    stack,
    stackLength,
    stackPointer: stack + stackLength - callersFrame,
    scratch: at(base('scratch')),
    scratchStride,
    scratchLength: registers * scratchStride,
    caller: at(base('caller')),
    perCpu: at(base('perCpu')),
    vcpu: vcpu === undefined ? null : at(vcpu + base('perCpu')),
    lguest: lguest === undefined ? null : at(lguest),
    rom: at(base('rom')),
  }
}
