import { type Arch, bitness } from '../x86/arch.ts'
import { opcodesOf } from '../x86/iced.ts'
import type { Opcode } from '../x86/opcode.ts'
import type { Candidate, Known } from './candidate.ts'
import { type Draft, draft } from './finish.ts'
import { argumentsOf, matchOpcode } from './match.ts'
import type { Reading } from './mnemonic.ts'
import { operandShape } from './operandShape.ts'

type Usable = Record<Arch, readonly Opcode[] | null>
const usable = new WeakMap<Reading, Usable>()

/** The opcodes of a reading that the architecture has and that are of the size that the mnemonic demands. */
function opcodesIn(reading: Reading, arch: Arch): readonly Opcode[] {
  const known = usable.get(reading) ?? { 'x86-32': null, 'x86-64': null }
  usable.set(reading, known)
  known[arch] ??= reading.opcodes.filter(
    (opcode) => opcode.arches.includes(arch) && suits(opcode, reading),
  )
  return known[arch]
}

/** All encodings of a reading that take the operands. */
export function draftsOf(
  reading: Reading,
  operands: readonly Known[],
  arch: Arch,
): readonly Draft[] {
  const given = argumentsOf(operands)
  const drafts: Draft[] = []
  for (const opcode of opcodesIn(reading, arch)) {
    const candidate = matchOpcode(opcode, given, arch)
    if (candidate === null || isFalseNop(candidate, arch)) continue
    const made = draft(oneByteForm(candidate) ?? candidate, arch)
    if (made) drafts.push(made)
  }
  return drafts
}

/** GNU as writes `int $3` as `int3` and `xchg %rax, %rax` as `nop`. */
function oneByteForm({ opcode, request }: Candidate): Candidate | null {
  const [first] = request.operands
  if (opcode.name === 'int' && first?.kind === 'immediate' && first.value === 3n) {
    return bare('int3', 0)
  }
  const full = opcode.name === 'xchg' && opcode.operands[0] === 'r64_opcode'
  return full && first?.kind === 'register' && first.register === 'RAX' ? bare('nop', 32) : null
}

function bare(name: string, operandSize: number): Candidate | null {
  const opcode = opcodesOf(name).find(
    (row) => row.operands.length === 0 && row.operandSize === operandSize,
  )
  return opcode ? matchOpcode(opcode, argumentsOf([]), 'x86-64') : null
}

/** `xchg %eax, %eax` clears the upper half on x86-64, so the one-byte form, which is `nop`, will not do. */
function isFalseNop({ opcode, request }: Candidate, arch: Arch): boolean {
  const [first] = request.operands
  return (
    arch === 'x86-64' &&
    opcode.operands[0] === 'r32_opcode' &&
    opcode.operands[1] === 'eax' &&
    first?.kind === 'register' &&
    first.register === 'EAX'
  )
}

/** Whether the opcode is of the size that the mnemonic's suffix demands. */
function suits(opcode: Opcode, reading: Reading): boolean {
  const { size, memoryBytes, sourceSize, absolute } = reading
  if (memoryBytes !== 0 && opcode.memorySize !== memoryBytes) return false
  if (sourceSize !== 0 && !widens(opcode, sourceSize)) return false
  if (absolute && !opcode.operands.some((kind) => kind === 'mem_offs' || kind === 'imm64')) {
    return false
  }
  return size === 0 || hasSize(opcode, size)
}

/** Whether the opcode makes more bits of that many. */
const widens = ({ operands, operandSize }: Opcode, sourceSize: number) =>
  operandShape(operands[1] ?? '').bits === sourceSize && operandSize > sourceSize

/** Descriptor table instructions have one size on x86-64 and no operand-size prefix. */
const sizeless = /^[sl][gi]dt$/

function hasSize(opcode: Opcode, size: number): boolean {
  const shapes = opcode.operands.map(operandShape)
  if (opcode.name === 'crc32') return shapes[1]?.bits === size
  // A segment register has 16 bits whatever the other operand has.
  if (opcode.name === 'mov' && opcode.operands.includes('seg_reg')) return size > 8
  if (sizeOf(opcode) !== 0) return sizeOf(opcode) === size
  return sizeless.test(opcode.name) && size === 64
}

/** Bits that the opcode works on, as a suffix counts them; 0 where none would say. */
function sizeOf(opcode: Opcode): number {
  if (opcode.operandSize !== 0) return opcode.operandSize
  const shapes = opcode.operands.map(operandShape)
  const general = shapes.find(({ bits }) => bits !== 0)
  if (general) return general.bits
  return shapes.some(({ memory }) => memory === 'implied') ? opcode.memorySize * 8 : 0
}

const stackNames = /^(?:push|pop|call|jmp|j|loop|ret$|leave|enter)/
const encodingRank = { legacy: 0, vex: 1, evex: 2, other: 3 } as const
/** Instructions that had an EVEX form years before the VEX form, which GNU as gives only where asked to. */
const evexFirst = /^(?:vpmadd52|vpdp(?:bu|ws)sds?$|vcvtneps2bf16)/

/** Opcodes that come second among equals, against the order of the opcode map. */
function oddlyRanked({ name, operands, encoding }: Opcode): boolean {
  // Between memory and a vector register, `movq` uses the vector's own form.
  if (name.endsWith('movq') && encoding !== 'evex') return operands.includes('r64_or_mem')
  // FMA4 takes memory as its second or third source; registers go with the third.
  return operands.length === 4 && (operands[3] ?? '').endsWith('is4')
}

/** Far calls and jumps do not follow the width of the stack. */
const followsStack = ({ name, operands }: Opcode) => stackNames.test(name) && operands[0] !== 'mem'

interface Ranked {
  readonly draft: Draft
  readonly rank: readonly number[]
}

/**
 * The encoding that GNU as takes: VEX before EVEX, the default operand and address size before others, then the
 * shortest; a one-byte immediate before the accumulator's own form; else the first in the opcode map.
 */
export function preferred(drafts: readonly Draft[], arch: Arch): Draft | null {
  let best: Ranked | null = null
  for (const one of drafts) {
    const ranked = { draft: one, rank: rankOf(one, arch) }
    if (best === null || precedes(ranked.rank, best.rank)) best = ranked
  }
  return best?.draft ?? null
}

function rankOf({ candidate, encoded }: Draft, arch: Arch): readonly number[] {
  const { opcode } = candidate
  const mode = bitness(arch)
  const wanted = followsStack(opcode) ? mode : 32
  const size = sizeOf(opcode)
  return [
    evexFirst.test(opcode.name) ? -encodingRank[opcode.encoding] : encodingRank[opcode.encoding],
    size === 0 || size === wanted ? 0 : 1,
    opcode.addressSize === 0 || opcode.addressSize === mode ? 0 : 1,
    encoded.bytes.length,
    opcode.operands.some((kind) => kind.startsWith('imm8sex')) ? 0 : 1,
    oddlyRanked(opcode) ? 1 : 0,
  ]
}

function precedes(left: readonly number[], right: readonly number[]): boolean {
  for (const [at, value] of left.entries()) {
    const other = right[at] ?? 0
    if (value !== other) return value < other
  }
  return false
}
