import { operandShape } from '../../asm/operandShape.ts'
import type { EncodeOperand, Opcode } from '../../x86/opcode.ts'
import { pageSize, places, slotSize } from './machine.ts'
import {
  longMemory,
  memory,
  middleMemory,
  names32,
  names64,
  shortMemory,
} from './memoryOperands.ts'
import type { Scene } from './scene.ts'

/** A value of any size; those around the edges often. */
export function anyValue({ random, cpu, start }: Scene): bigint {
  const word = () => BigInt(random.below(0x10000)) * 0x10000n + BigInt(random.below(0x10000))
  const { buffer, stack } = places[cpu.arch]
  const size = () => random.pick([8n, 16n, 32n, 64n])
  return random.pick([
    () => 0n,
    () => 1n,
    () => -1n,
    () => 1n << (size() - 1n),
    () => (1n << (size() - 1n)) - 1n,
    () => (1n << size()) - 1n,
    () => BigInt(random.below(40)),
    () => BigInt(random.below(256)),
    () => -BigInt(random.below(40)),
    () => (word() << 32n) | word(),
    () => (word() << 32n) | word(),
    word,
    () => BigInt(buffer + random.below(pageSize)),
    () => BigInt(buffer + 8 * random.below(pageSize / 8)),
    () => BigInt(stack + 8 * random.below(pageSize / 8)),
    () => BigInt(start + random.below(slotSize)),
    () => BigInt(places[cpu.arch].low + random.below(pageSize)),
  ])()
}

const names = {
  r8: ['AL', 'CL', 'DL', 'BL', 'AH', 'CH', 'DH', 'BH'],
  r8Long: ['AL', 'CL', 'DL', 'BL', 'SPL', 'BPL', 'SIL', 'DIL'],
  r16: ['AX', 'CX', 'DX', 'BX', 'SP', 'BP', 'SI', 'DI'],
  r32: names32,
  r64: names64,
} as const
const endings = { r8: 'L', r16: 'W', r32: 'D', r64: '' } as const

/** A register's name; the stack pointer seldom. */
function anyRegister({ cpu, random }: Scene, kind: keyof typeof endings): string {
  const long = cpu.arch === 'x86-64'
  if (long && random.chance(40)) return `R${8 + random.below(8)}${endings[kind]}`
  const list = long && kind === 'r8' && random.chance(50) ? names.r8Long : names[kind]
  const name = random.pick(list)
  return /SP/.test(name) && random.chance(90) ? random.pick(list.slice(0, 4)) : name
}

/** Where an access shall go. */
function aim({ cpu, random }: Scene, opcode: Opcode, low: boolean): number {
  const { buffer, stack, low: lowPage } = places[cpu.arch]
  if (/^(?:jmp|call)$/.test(opcode.name)) return stack + 32 * random.below(pageSize / 32)
  const page = low ? lowPage : random.pick([buffer, buffer, buffer, stack])
  if (random.chance(2)) return page + pageSize - random.below(8)
  const offset = random.below(pageSize - 16)
  return page + (random.chance(60) ? offset & ~7 : offset)
}

/** A memory operand; `segment` has a base that is added. */
function anyMemory(scene: Scene, opcode: Opcode, segment: number): EncodeOperand {
  const { random, cpu } = scene
  const long = cpu.arch === 'x86-64'
  const low = random.chance(12)
  const target = aim(scene, opcode, low) - segment
  const leads = opcode.name === 'jmp' || opcode.name === 'call'
  if (leads && long) return longMemory(scene, aim(scene, opcode, false) - segment)
  if (!long) return low ? shortMemory(scene, target) : middleMemory(scene, target)
  return low ? middleMemory(scene, target) : longMemory(scene, target)
}

function branchOperand({ cpu }: Scene, { operandSize }: Opcode): EncodeOperand {
  const width = cpu.arch === 'x86-32' ? 'NearBranch32' : 'NearBranch64'
  return { kind: 'branch', opKind: operandSize === 16 ? 'NearBranch16' : width }
}

/** The address stands whole in the instruction. */
function offsetOperand(scene: Scene, opcode: Opcode, segment: number): EncodeOperand {
  const target = BigInt(aim(scene, opcode, false) - segment)
  const long = scene.cpu.arch === 'x86-64'
  return memory('None', 'None', 1, long ? target : BigInt.asUintN(32, target), long ? 8 : 4)
}

/** An operand that the opcode takes there; null where this generator has none. */
export function anyOperand(
  scene: Scene,
  opcode: Opcode,
  kind: string,
  segment: number,
): EncodeOperand | null {
  const { random } = scene
  const shape = operandShape(kind)
  if (shape.fixed !== null) return { kind: 'register', register: shape.fixed }
  if (shape.immediate) return immediate(scene, opcode, shape.immediate)
  if (shape.branch > 0) return branchOperand(scene, opcode)
  if (shape.memory === 'implied') return implied(scene, kind)
  if (shape.memory === 'offset') return offsetOperand(scene, opcode, segment)
  const takesMemory = shape.memory === 'any'
  if (takesMemory && (shape.register === null || random.chance(50))) {
    return anyMemory(scene, opcode, segment)
  }
  const register = shape.register as keyof typeof endings | null
  return register && { kind: 'register', register: anyRegister(scene, register) }
}

type ImmediateShape = NonNullable<ReturnType<typeof operandShape>['immediate']>

function immediate(scene: Scene, opcode: Opcode, shape: ImmediateShape): EncodeOperand {
  const { opKind, size } = shape
  const { random } = scene
  const second = opcode.name === 'enter' && size === 1
  const value = () => {
    if (opKind === 'Immediate8' && shape.from === 1n) return 1n
    if (opcode.name === 'enter') return BigInt(random.below(second ? 4 : 64))
    if (opcode.name === 'ret') return BigInt(4 * random.below(6))
    return BigInt.asIntN(8 * size, anyValue(scene))
  }
  const plain = opKind === 'Immediate8' || opKind === 'Immediate16' || opKind === 'Immediate32'
  const chosen = value()
  return {
    kind: 'immediate',
    opKind: second ? 'Immediate8_2nd' : opKind,
    value: plain ? BigInt.asUintN(8 * size, chosen) : chosen,
  }
}

/** What string instructions imply, by the size of addresses. */
function implied({ cpu }: Scene, kind: string): EncodeOperand | null {
  const letter = cpu.arch === 'x86-32' ? 'E' : 'R'
  if (kind === 'seg_rSI') return { kind: 'implied', opKind: `MemorySeg${letter}SI` }
  if (kind === 'es_rDI') return { kind: 'implied', opKind: `MemoryES${letter}DI` }
  return kind === 'seg_rBX_al' ? memory(`${letter}BX`, 'AL', 1, 0n, 0) : null
}
