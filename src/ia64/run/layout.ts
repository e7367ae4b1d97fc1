import type { Address } from '../../base/address.ts'
import { writeUnsigned } from '../../base/bytes.ts'
import type { Program } from '../asm/program.ts'
import { branchTargets, modelSymbols } from '../patch/platform.ts'
import type { PatchType, PlatformId } from '../patch/types.ts'
import type { Memory, Piece } from './memory.ts'

/** Where things lie in the memory of a run. All addresses are the model's. */

export const globalPointer = 0xa000000100a00000n
export const stackTop = 0xa0000001_0f000000n
/** Where the function that runs was called from: going there ends the run. */
export const callerAddress = 0xa000000100fff000n

/** Functions of the sites in the order of pv_cpu_ops: those at 0x10, 0x20, 0x58 and 0x68 are where known sites have them. */
export const slotNames = [
  'FC',
  'THASH',
  'GET_CPUID',
  'GET_PMD',
  'GETREG',
  'SETREG',
  'PTCGA',
  'GET_RR',
  'SET_RR',
  'SET_RR0_TO_RR4',
  'SSM_I',
  'RSM_I',
  'GET_PSR_I',
  'INTRIN_LOCAL_IRQ_RESTORE',
] as const

export type SlotName = (typeof slotNames)[number]

/** The operation of a type; null for one that only branches. */
export const operationOf = ({ name }: PatchType): SlotName | null =>
  slotNames.find((each) => name === each || name.startsWith(`${each}_`)) ?? null

const slots = modelSymbols.get('pv_cpu_ops') ?? 0n
const descriptors = slots + 0x1000n
const entries = slots + 0x100000n

/** Entry of the function of a slot. */
export const entryOf = (index: number): Address => entries + BigInt(index * 0x100)

/** Which function begins at an address; null for none. */
export function functionAt(address: Address): SlotName | null {
  const distance = address - entries
  return distance >= 0n && distance % 0x100n === 0n
    ? (slotNames[Number(distance / 0x100n)] ?? null)
    : null
}

/** The page that a guest of Xen shares with it: the word here points to the mask byte of this CPU. */
const sharedBase = 0xfffffffffff04000n
export const maskPointer = 0xfffffffffff04c18n
export const maskByte = sharedBase + 0xe01n
export const pendingByte = maskByte - 1n
export const timerOffset = 0xfffffffffff04d50n
export const lastTime = 0xfffffffffff04d58n

const piece = (base: Address, length: number, writable: boolean, stack = false): Piece => ({
  base,
  bytes: new Uint8Array(length),
  writable,
  stack,
})

const put = ({ base, bytes }: Piece, address: Address, value: bigint, size = 8): void =>
  writeUnsigned(bytes, Number(address - base), size, value)

/** The table of pointers: to descriptors for functions, then the entries of the four routines. */
function tablePieces(
  platform: PlatformId,
  symbols: ReadonlyMap<string, Address>,
): readonly Piece[] {
  const table = piece(slots, 0x100, false)
  const described = piece(descriptors, 0x100, false)
  for (const index of slotNames.keys()) {
    const descriptor = descriptors + BigInt(16 * index)
    put(table, slots + BigInt(8 * index), descriptor)
    put(described, descriptor, entryOf(index))
    put(described, descriptor + 8n, globalPointer + 0x1000n)
  }
  const first = slots + BigInt(8 * (slotNames.length + 1))
  for (const [index, { entry }] of branchTargets(platform, symbols).entries()) {
    put(table, first + BigInt(8 * index), entry)
  }
  return [table, described]
}

interface MemoryInput {
  readonly program: Program
  /** Bytes of every section as this machine runs them. */
  readonly bytes: readonly Uint8Array[]
  readonly platform: PlatformId
  readonly symbols: ReadonlyMap<string, Address>
  readonly interrupts: boolean
  readonly pending: boolean
}

export function memoryOf(input: MemoryInput): Memory {
  const { program, bytes, platform, symbols, interrupts, pending } = input
  const shared = piece(sharedBase, 0x1000, true)
  put(shared, maskPointer, maskByte)
  put(shared, maskByte, interrupts ? 0n : 1n, 1)
  put(shared, pendingByte, pending ? 1n : 0n, 1)
  put(shared, timerOffset, 0x1000n)
  const code = new Set(program.rows.map(({ section }) => section))
  const sections = program.sections.map(({ address, bytes: own }, index): Piece => ({
    base: address,
    bytes: Uint8Array.from(bytes[index] ?? own),
    writable: !code.has(index),
    stack: false,
  }))
  const stack = piece(stackTop - 0x10000n, 0x10000 + 64, true, true)
  return {
    pieces: [...sections, ...tablePieces(platform, symbols), shared, stack],
    marks: new Map(),
  }
}
