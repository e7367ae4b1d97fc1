import { operandShape } from '../../asm/operandShape.ts'
import type { Cpu } from '../../run/cpu/cpu.ts'
import type { EncodeOperand, Opcode } from '../../x86/opcode.ts'
import type { Random } from '../programs/scope.ts'
import { pageSize, places, registerOf, slotSize } from './machine.ts'

/** An instruction is made up for the state in which it is executed, so that most of its memory is there. */
export interface Scene {
  readonly cpu: Cpu
  readonly random: Random
  readonly start: number
}

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
  r32: ['EAX', 'ECX', 'EDX', 'EBX', 'ESP', 'EBP', 'ESI', 'EDI'],
  r64: ['RAX', 'RCX', 'RDX', 'RBX', 'RSP', 'RBP', 'RSI', 'RDI'],
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

const wide = (number: number): string => (number < 8 ? (names.r64[number] ?? '') : `R${number}`)
const narrow = (number: number): string => (number < 8 ? (names.r32[number] ?? '') : `R${number}D`)

/** Where an access shall go. */
function aim({ cpu, random }: Scene, opcode: Opcode, low: boolean): number {
  const { buffer, stack, low: lowPage } = places[cpu.arch]
  if (/^(?:jmp|call)$/.test(opcode.name)) return stack + 32 * random.below(pageSize / 32)
  const page = low ? lowPage : random.pick([buffer, buffer, buffer, stack])
  if (random.chance(2)) return page + pageSize - random.below(8)
  const offset = random.below(pageSize - 16)
  return page + (random.chance(60) ? offset & ~7 : offset)
}

const memory = (base: string, index: string, scale: number, displacement: bigint, size: number) =>
  ({
    kind: 'memory',
    base,
    index,
    scale,
    displacement,
    displacementSize: size,
    broadcast: false,
  }) as const

const shortForms = ['BX SI', 'BX DI', 'BP SI', 'BP DI', 'SI', 'DI', 'BP', 'BX']
const numbers16: Readonly<Record<string, number>> = { BX: 3, BP: 5, SI: 6, DI: 7 }

function shortMemory(scene: Scene, target: number): EncodeOperand {
  const [base = '', index = 'None'] = scene.random.pick(shortForms).split(' ')
  const value = (name: string) =>
    name === 'None' ? 0n : registerOf(scene.cpu, numbers16[name] ?? 0)
  const displacement = BigInt.asUintN(16, BigInt(target) - value(base) - value(index))
  return memory(base, index, 1, displacement, 2)
}

/** An address of 32 bits through any registers; the displacement makes up for what they hold. */
function middleMemory(scene: Scene, target: number): EncodeOperand {
  const { random, cpu } = scene
  const count = cpu.arch === 'x86-32' ? 8 : 16
  const base = random.chance(85) ? random.below(count) : null
  const picked = random.chance(50) ? random.below(count) : null
  const index = picked === 4 ? null : picked
  const scale = index === null ? 1 : random.pick([1, 2, 4, 8])
  const held = (number: number | null) => (number === null ? 0n : registerOf(cpu, number))
  const rest = BigInt.asIntN(32, BigInt(target) - held(base) - held(index) * BigInt(scale))
  const short = base !== null && rest >= -128n && rest < 128n
  const name = (number: number | null) => (number === null ? 'None' : narrow(number))
  return memory(
    name(base),
    name(index),
    scale,
    BigInt.asUintN(cpu.arch === 'x86-32' ? 32 : 64, rest),
    short ? 1 : 4,
  )
}

/** An address of 64 bits: through registers that come near enough, else relative or absolute. */
function longMemory(scene: Scene, target: number): EncodeOperand {
  const { random, cpu } = scene
  for (let tried = 0; tried < 12; tried++) {
    const base = random.chance(85) ? random.below(16) : null
    const picked = random.chance(50) ? random.below(16) : null
    const index = picked === 4 ? null : picked
    const scale = index === null ? 1 : random.pick([1, 2, 4, 8])
    const held = (number: number | null) => (number === null ? 0n : registerOf(cpu, number))
    const rest = BigInt.asIntN(64, BigInt(target) - held(base) - held(index) * BigInt(scale))
    if (rest < -0x8000_0000n || rest > 0x7fff_ffffn) continue
    const short = base !== null && rest >= -128n && rest < 128n
    const name = (number: number | null) => (number === null ? 'None' : wide(number))
    return memory(name(base), name(index), scale, rest, short ? 1 : base === null ? 8 : 4)
  }
  const near = Math.abs(target - cpu.ip) < 0x7fff_0000
  if (near && random.chance(60)) return memory('RIP', 'None', 1, BigInt(target - cpu.ip), 8)
  return memory('None', 'None', 1, BigInt(target), 8)
}

/** A memory operand; `segment` has a base that is added. */
function anyMemory(scene: Scene, opcode: Opcode, segment: number): EncodeOperand {
  const { random, cpu } = scene
  const long = cpu.arch === 'x86-64'
  const low = random.chance(12)
  const target = aim(scene, opcode, low) - segment
  if (opcode.name !== 'lea' && /^(?:jmp|call)$/.test(opcode.name) && long) {
    return longMemory(scene, aim(scene, opcode, false) - segment)
  }
  if (!long) return low ? shortMemory(scene, target) : middleMemory(scene, target)
  return low ? middleMemory(scene, target) : longMemory(scene, target)
}

/** An operand that the opcode takes there; null where this generator has none. */
export function anyOperand(
  scene: Scene,
  opcode: Opcode,
  kind: string,
  segment: number,
): EncodeOperand | null {
  const { random, cpu } = scene
  const shape = operandShape(kind)
  if (shape.fixed !== null) return { kind: 'register', register: shape.fixed }
  if (shape.immediate) return immediate(scene, opcode, shape.immediate)
  if (shape.branch > 0) {
    const width = cpu.arch === 'x86-32' ? 'NearBranch32' : 'NearBranch64'
    return { kind: 'branch', opKind: opcode.operandSize === 16 ? 'NearBranch16' : width }
  }
  if (shape.memory === 'implied') return implied(scene, kind)
  if (shape.memory === 'offset') {
    const target = BigInt(aim(scene, opcode, false) - segment)
    const long = cpu.arch === 'x86-64'
    return memory('None', 'None', 1, long ? target : BigInt.asUintN(32, target), long ? 8 : 4)
  }
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
