import type { EncodeOperand } from '../../x86/opcode.ts'
import { registerOf } from './machine.ts'
import type { Scene } from './scene.ts'

export const names32 = ['EAX', 'ECX', 'EDX', 'EBX', 'ESP', 'EBP', 'ESI', 'EDI']
export const names64 = ['RAX', 'RCX', 'RDX', 'RBX', 'RSP', 'RBP', 'RSI', 'RDI']

const wide = (number: number): string => (number < 8 ? (names64[number] ?? '') : `R${number}`)
const narrow = (number: number): string => (number < 8 ? (names32[number] ?? '') : `R${number}D`)

export const memory = (
  base: string,
  index: string,
  scale: number,
  displacement: bigint,
  size: number,
) =>
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

export function shortMemory(scene: Scene, target: number): EncodeOperand {
  const [base = '', index = 'None'] = scene.random.pick(shortForms).split(' ')
  const value = (name: string) =>
    name === 'None' ? 0n : registerOf(scene.cpu, numbers16[name] ?? 0)
  const displacement = BigInt.asUintN(16, BigInt(target) - value(base) - value(index))
  return memory(base, index, 1, displacement, 2)
}

interface Addressing {
  readonly base: number | null
  readonly index: number | null
  readonly scale: number
  /** What is missing to the target. */
  readonly rest: bigint
}

/** Any registers, and the displacement that makes up for what they hold. */
function anyAddressing({ random, cpu }: Scene, target: number): Addressing {
  const count = cpu.arch === 'x86-32' ? 8 : 16
  const base = random.chance(85) ? random.below(count) : null
  const picked = random.chance(50) ? random.below(count) : null
  const index = picked === 4 ? null : picked
  const scale = index === null ? 1 : random.pick([1, 2, 4, 8])
  const held = (number: number | null) => (number === null ? 0n : registerOf(cpu, number))
  return { base, index, scale, rest: BigInt(target) - held(base) - held(index) * BigInt(scale) }
}

const isShort = ({ base }: Addressing, rest: bigint) =>
  base !== null && rest >= -128n && rest < 128n

/** An address of 32 bits. */
export function middleMemory(scene: Scene, target: number): EncodeOperand {
  const found = anyAddressing(scene, target)
  const rest = BigInt.asIntN(32, found.rest)
  const name = (number: number | null) => (number === null ? 'None' : narrow(number))
  const displacement = BigInt.asUintN(scene.cpu.arch === 'x86-32' ? 32 : 64, rest)
  const size = isShort(found, rest) ? 1 : 4
  return memory(name(found.base), name(found.index), found.scale, displacement, size)
}

/** An address of 64 bits: through registers that come near enough, else relative or absolute. */
export function longMemory(scene: Scene, target: number): EncodeOperand {
  const { random, cpu } = scene
  const name = (number: number | null) => (number === null ? 'None' : wide(number))
  for (let tried = 0; tried < 12; tried++) {
    const found = anyAddressing(scene, target)
    const rest = BigInt.asIntN(64, found.rest)
    if (rest !== BigInt.asIntN(32, rest)) continue
    const size = isShort(found, rest) ? 1 : found.base === null ? 8 : 4
    return memory(name(found.base), name(found.index), found.scale, rest, size)
  }
  const near = Math.abs(target - cpu.ip) < 0x7fff_0000
  if (near && random.chance(60)) return memory('RIP', 'None', 1, BigInt(target - cpu.ip), 8)
  return memory('None', 'None', 1, BigInt(target), 8)
}
